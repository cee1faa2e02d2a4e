package org.openrenda.hotline.issues;

import java.time.LocalDate;

/**
 * One ticket of a hot issue, as its page lists it.
 *
 * @param state OPEN or CLOSED
 */
public record Voice(long id, String number, String title, LocalDate day, String state) {}
