package org.openrenda.supervision;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * SUP-7: a report on how deliberation opinions were studied and dealt with, as it was received.
 *
 * @param number of the paper (文号)
 * @param dueOn the last day it was to come
 */
public record HandlingReport(
        long id, String number, LocalDate receivedOn, LocalDate dueOn, String summary) {

    /** By how many days it came too late; 0 when it came in time. */
    public long daysLate() {
        return Math.max(0, ChronoUnit.DAYS.between(dueOn, receivedOn));
    }
}
