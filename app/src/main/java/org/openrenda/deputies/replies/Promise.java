package org.openrenda.deputies.replies;

import java.time.LocalDate;

/**
 * What a unit promises in an answer of a tracked class (SUG-18), and the day by which it will be
 * done.
 */
public record Promise(String text, LocalDate dueOn) {}
