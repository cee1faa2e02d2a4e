package org.openrenda.deputies.results;

import java.time.LocalDate;

/** The public version of an answer; its text is empty where it is withheld, with the reason. */
public record Answer(
        String unit, LocalDate on, String category, String publicText, String withheld) {}
