package org.openrenda.deputies.results;

import java.time.LocalDate;

/** A promise with its day, as everyone may read it. */
public record Pledge(String unit, String text, LocalDate dueOn, String stage, boolean kept) {}
