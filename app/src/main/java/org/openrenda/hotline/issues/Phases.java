package org.openrenda.hotline.issues;

import java.time.LocalDate;
import java.util.List;

/**
 * How an issue is going, by the days on which it was spoken of.
 *
 * @param recent days that count as now, and are compared with as many before them
 * @param quiet days without a word after which it is quiet
 * @param gap days of silence after which a new word is a return
 */
record Phases(int recent, int quiet, int gap) {

    /** The phase today, of an issue spoken of on these days, oldest first. */
    String of(List<LocalDate> days, LocalDate today) {
        if (days.getLast().isBefore(today.minusDays(quiet))) {
            return "QUIET";
        }
        for (int i = 1; i < days.size(); i++) {
            boolean silence = days.get(i).minusDays(gap).isAfter(days.get(i - 1));
            if (silence && !days.get(i).isBefore(today.minusDays(quiet))) {
                return "RETURNED";
            }
        }
        LocalDate since = today.minusDays(recent);
        if (days.getFirst().isAfter(since)) {
            return "NEW";
        }
        long now = days.stream().filter(day -> day.isAfter(since)).count();
        long earlier =
                days.stream()
                        .filter(day -> !day.isAfter(since))
                        .filter(day -> day.isAfter(since.minusDays(recent)))
                        .count();
        return now > earlier ? "GROWING" : "STEADY";
    }
}
