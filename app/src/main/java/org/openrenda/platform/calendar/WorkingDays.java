package org.openrenda.platform.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** The days that differ from the ordinary week, and what can be counted with them. */
record WorkingDays(Map<LocalDate, Boolean> special, Set<Integer> years) {

    WorkingDays {
        special = Map.copyOf(special);
        years = Set.copyOf(years);
    }

    boolean isWorkday(LocalDate day) {
        Boolean differs = special.get(day);
        if (differs != null) {
            return differs;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** CAL-1, CAL-6: the last day of the span, moved past days off. */
    LocalDate due(LocalDate start, Span span) {
        if (span.unit() == Span.Unit.WORKDAY) {
            return plusWorkdays(start, span.length());
        }
        LocalDate end = span.plainEnd(start);
        while (!isWorkday(end)) {
            end = end.plusDays(1);
        }
        return end;
    }

    LocalDate plusWorkdays(LocalDate start, int count) {
        LocalDate day = start;
        for (int left = count; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkday(day)) {
                left--;
            }
        }
        return day;
    }

    /** Working days after {@code from} up to and with {@code to}; negative when it is past. */
    int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        int count = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (isWorkday(day)) {
                count++;
            }
        }
        return count;
    }
}
