package org.openrenda.deputies.soundings;

import java.time.LocalDate;

/** One opinion as it was taken down; what tells who a citizen is was masked. */
public record Opinion(String station, Stance stance, String text, LocalDate on, String takenBy) {}
