package org.openrenda.demo;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

/**
 * What is planted in the stream and must be found again: a burst of some days, or an issue at one
 * place that lasts.
 *
 * @param days it lasts
 * @param tickets in all, in a stream of full size
 * @param title of each ticket of an issue; empty for a burst, whose callers find their own words
 * @param matter the sentence all callers of an issue share
 */
record Happening(
        String name,
        String topic,
        String town,
        LocalDate start,
        int days,
        int tickets,
        String title,
        String matter) {

    /** A stream of this size holds the planted number of tickets; a smaller one, fewer. */
    static final int FULL_SIZE = 200_000;

    private static final int A_DAY_MIN = 3;
    private static final int IN_ALL_MIN = 4;

    /** Bursts that began before this day, in the last two years. */
    static List<Happening> bursts(LocalDate end) {
        return Sheet.rows("bursts.tsv").stream()
                .map(row -> {
                    int days = Integer.parseInt(row[4]);
                    int aDay = Integer.parseInt(row[5]);
                    LocalDate start = start(row[3], end);
                    return new Happening(row[0], row[1], row[2], start, days, days * aDay, "", "");
                })
                .toList();
    }

    /**
     * 07-18/0 is the last 18 July that is two weeks past, 07-18/1 the one before; -4 four days ago.
     */
    private static LocalDate start(String when, LocalDate end) {
        if (when.startsWith("-")) {
            return end.plusDays(Integer.parseInt(when));
        }
        String[] parts = when.split("[-/]");
        MonthDay day = MonthDay.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        LocalDate latest = day.atYear(end.getYear());
        boolean past = latest.isBefore(end.minusDays(14));
        return latest.minusYears((past ? 0 : 1) + Integer.parseInt(parts[2]));
    }

    /** Issues that last for months at one named place. */
    static List<Happening> issues(LocalDate end) {
        return Sheet.rows("issues.tsv").stream()
                .map(row ->
                        new Happening(
                                row[0],
                                row[1],
                                row[2],
                                end.minusDays(Integer.parseInt(row[3])),
                                Integer.parseInt(row[4]),
                                Integer.parseInt(row[5]),
                                row[6],
                                row[7]))
                .toList();
    }

    boolean isBurst() {
        return title.isEmpty();
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(start) && day.isBefore(start.plusDays(days));
    }

    /** Tickets expected on one of its days in a stream of this size. */
    double aDay(int size) {
        double share = Math.min(1, (double) size / FULL_SIZE);
        double inAll = Math.max(isBurst() ? A_DAY_MIN * days : IN_ALL_MIN, tickets * share);
        return inAll / days;
    }
}
