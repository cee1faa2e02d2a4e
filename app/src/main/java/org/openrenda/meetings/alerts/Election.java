package org.openrenda.meetings.alerts;

import java.time.LocalDate;

/**
 * When the election of deputies was complete.
 *
 * @param document the announcement that says so
 */
public record Election(LocalDate completedOn, String document) {}
