package org.openrenda.platform.calendar;

import java.time.LocalDate;

/**
 * A length of time as rules state it, for example 3 months or 7 working days.
 *
 * @param length how many units, 0 or more
 * @param unit what is counted
 */
public record Span(int length, Unit unit) {

    /** What a rule counts. */
    public enum Unit {
        DAY,
        WORKDAY,
        MONTH,
        YEAR
    }

    public Span {
        if (length < 0) {
            throw new IllegalArgumentException("a span is not negative");
        }
    }

    /** CAL-1: the first day does not count; a month ends on the same day, or on its last. */
    LocalDate plainEnd(LocalDate start) {
        return switch (unit) {
            case DAY -> start.plusDays(length);
            case MONTH -> start.plusMonths(length);
            case YEAR -> start.plusYears(length);
            case WORKDAY -> throw new IllegalStateException("working days need the calendar");
        };
    }
}
