package org.openrenda.analysis.counts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts of every topic and area for every day; a day without a row is a day without a ticket. */
final class Cube {

    /** A date mistyped by a century must not fill the memory. */
    private static final int DAYS_MAX = 366 * 60;

    record Key(String topic, String area) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = topic.compareTo(other.topic);
            return order != 0 ? order : area.compareTo(other.area);
        }
    }

    private final LocalDate first;
    private final int days;
    private final Map<Key, int[]> series = new TreeMap<>();

    Cube(List<DailyCount> counts) {
        if (counts.isEmpty()) {
            throw new IllegalArgumentException("there are no counts");
        }
        LocalDate from = counts.getFirst().date();
        LocalDate to = from;
        for (DailyCount count : counts) {
            from = count.date().isBefore(from) ? count.date() : from;
            to = count.date().isAfter(to) ? count.date() : to;
        }
        first = from;
        long span = ChronoUnit.DAYS.between(from, to) + 1;
        if (span > DAYS_MAX) {
            throw new IllegalArgumentException("the dates span more than 60 years");
        }
        days = (int) span;
        for (DailyCount count : counts) {
            Key key = new Key(count.topic(), count.area());
            series.computeIfAbsent(key, k -> new int[days])[day(count.date())] += count.n();
        }
    }

    int days() {
        return days;
    }

    int day(LocalDate date) {
        return (int) ChronoUnit.DAYS.between(first, date);
    }

    LocalDate date(int day) {
        return first.plusDays(day);
    }

    /** 0 is Monday. */
    int weekday(int day) {
        return (first.getDayOfWeek().ordinal() + day) % 7;
    }

    List<Key> keys() {
        return new ArrayList<>(series.keySet());
    }

    /** The counts of the series, or null if it has none. */
    int[] series(Key key) {
        return series.get(key);
    }
}
