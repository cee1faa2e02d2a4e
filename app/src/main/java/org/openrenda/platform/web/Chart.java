package org.openrenda.platform.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart with the table of its numbers: the page draws the one from the other, so both agree.
 *
 * @param key unique on the page
 * @param title what it shows, with its unit and span
 * @param kind how it is drawn
 * @param axis heading of the first column of the table, such as 月份
 * @param points names along that axis
 * @param series the numbers, as many in each as there are points
 * @param marks points with a word on them, such as 2026-03 监督启动
 * @param export address of the same numbers as xlsx, or null
 */
public record Chart(
        String key,
        String title,
        Kind kind,
        String axis,
        List<String> points,
        List<Series> series,
        List<Mark> marks,
        @Nullable String export) {

    /** LINE over time, BAR to compare few, RANK many names in order, STACK parts of a whole. */
    public enum Kind {
        LINE,
        BAR,
        RANK,
        STACK;

        /** The word in the page that the script reads. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * LOW and HIGH are the edges of an interval drawn as a band; FAINT is what one compares with.
     */
    public enum Role {
        MAIN,
        FAINT,
        LOW,
        HIGH;

        /** The word in the page that the script reads. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One row of numbers.
     *
     * @param tone colour when good and bad have one, such as 不满意 in red, or null
     * @param values a null is a gap, not a zero
     */
    public record Series(
            String name, Role role, StatusWord.@Nullable Tone tone, List<@Nullable Double> values) {

        public Series {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }

        public static Series of(String name, List<@Nullable Double> values) {
            return new Series(name, Role.MAIN, null, values);
        }

        public Series as(Role other) {
            return new Series(name, other, tone, values);
        }

        public Series in(StatusWord.Tone colour) {
            return new Series(name, role, colour, values);
        }

        /** A number as the table shows it: all of a series with one decimal, or all with none. */
        public String shown(int point) {
            var value = values.get(point);
            if (value == null) return "—";
            var whole = values.stream().allMatch(v -> v == null || v == Math.rint(v));
            return Numbers.decimal(value, whole ? 0 : 1);
        }
    }

    /** A word at a point of the axis. */
    public record Mark(String point, String word) {}

    public Chart {
        points = List.copyOf(points);
        series = List.copyOf(series);
        marks = List.copyOf(marks);
        for (var one : series) {
            if (one.values().size() != points.size()) {
                throw new IllegalArgumentException(one.name() + " does not fit its axis");
            }
        }
    }

    public static Chart of(
            String key, String title, Kind kind, String axis, List<String> points, Series... all) {
        return new Chart(key, title, kind, axis, points, List.of(all), List.of(), null);
    }

    public Chart marked(String point, String word) {
        var more = new ArrayList<>(marks);
        more.add(new Mark(point, word));
        return new Chart(key, title, kind, axis, points, series, more, export);
    }

    public Chart exportAt(String address) {
        return new Chart(key, title, kind, axis, points, series, marks, address);
    }

    /** The marks as the page carries them: point=word, one a line. */
    public String marksText() {
        return String.join("\n", marks.stream().map(m -> m.point() + "=" + m.word()).toList());
    }
}
