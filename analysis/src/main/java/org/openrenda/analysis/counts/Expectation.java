package org.openrenda.analysis.counts;

import java.util.Arrays;
import java.util.List;

/** What to expect of one topic in each area, learned day by day. */
final class Expectation {

    /** How far back a series' own level is looked up. */
    private static final int LEVEL_DAYS = 168;

    /** The movement of the topic in the other areas is seen in the last days of these. */
    private static final int MOVEMENT_DAYS = 28;

    private static final double MOVEMENT_MAX = 2;

    /** Tickets' worth of belief that the topic moves nowhere. */
    private static final double MOVEMENT_PRIOR = 30;

    /** Tickets' worth of belief in the topic's mean before a series has shown its own level. */
    private static final double LEVEL_PRIOR = 1;

    /** Tickets' worth of belief that all weekdays are alike. */
    private static final double WEEKDAY_PRIOR = 50;

    /** What a topic of one area alone is taken to have, until it has shown its own level. */
    private static final double NO_MEAN = 0.1;

    private static final double MEAN_MIN = 0.02;

    /** Before this day expectations are too rough to tell how far chance goes. */
    private static final int DISPERSION_FROM_DAY = 35;

    private static final double DISPERSION_START = 0.15;
    private static final double DISPERSION_PRIOR = 200;

    /** One wild day must not widen the limits for all: a squared residual counts at most this. */
    private static final double RESIDUAL_MAX = 12;

    private final Cube cube;
    private final List<Cube.Key> keys;
    private final int[][] counts;

    /** Sums of what was learned up to each day: of a series and of the whole topic. */
    private final double[][] learned;

    private final double[] total;
    private final double[] weekdays = new double[7];
    private final double[][] expected;
    private final double[] weekdaySums = new double[7];
    private final double[] weekdayDays = new double[7];
    private double excess;
    private double squares;

    Expectation(Cube cube, String topic) {
        this.cube = cube;
        keys = cube.keys().stream().filter(key -> key.topic().equals(topic)).toList();
        counts = keys.stream().map(cube::series).toArray(int[][]::new);
        learned = new double[keys.size()][cube.days() + 1];
        total = new double[cube.days() + 1];
        Arrays.fill(weekdays, 1);
        expected = new double[keys.size()][cube.days()];
    }

    int size() {
        return keys.size();
    }

    Cube.Key key(int series) {
        return keys.get(series);
    }

    int count(int series, int day) {
        return counts[series][day];
    }

    /** What the day taught: its count, or what was expected if it was a burst. */
    double learned(int series, int day) {
        return learned[series][day + 1] - learned[series][day];
    }

    double expected(int series, int day) {
        return expected[series][day];
    }

    /** Variance beyond Poisson, as a share of the squared mean. */
    double dispersion() {
        double share = excess + DISPERSION_START * DISPERSION_PRIOR;
        return Math.max(0.02, share / (squares + DISPERSION_PRIOR));
    }

    /** Relative variance of the level itself: few tickets teach it only roughly. */
    double uncertainty(int series, int day) {
        int from = Math.max(0, day - LEVEL_DAYS);
        double tickets = learned[series][day] - learned[series][from];
        return 1 / (tickets + LEVEL_PRIOR) + dispersion() / Math.max(1, day - from);
    }

    /** Sets what is to be expected of the series on the day, from the days before it. */
    void expect(int series, int day) {
        int from = Math.max(0, day - LEVEL_DAYS);
        int late = Math.max(0, day - MOVEMENT_DAYS);
        double tickets = learned[series][day] - learned[series][from];
        double others = total[day] - total[from] - tickets;
        double othersLate =
                total[day] - total[late] - (learned[series][day] - learned[series][late]);
        double exposure = exposure(from, day);
        boolean compares = keys.size() > 1 && exposure > 0;
        double mean = compares ? others / (keys.size() - 1) / exposure : NO_MEAN;
        double prior = Math.max(mean, MEAN_MIN);
        double level = (tickets + LEVEL_PRIOR) / (exposure + LEVEL_PRIOR / prior);
        double due = compares ? others / exposure * exposure(late, day) : 0;
        expected[series][day] = level * movement(othersLate, due) * weekdays[cube.weekday(day)];
    }

    /** Days of the span, a busy weekday counting for more than one and a quiet one for less. */
    private double exposure(int from, int to) {
        double exposure = 0;
        int weeks = (to - from) / 7;
        for (int w = 0; w < 7; w++) {
            exposure += weeks * weekdays[w];
        }
        for (int day = from + weeks * 7; day < to; day++) {
            exposure += weekdays[cube.weekday(day)];
        }
        return exposure;
    }

    /** How the topic moves in the other areas: its last weeks against what they were due. */
    private static double movement(double late, double due) {
        double movement = (late + MOVEMENT_PRIOR) / (due + MOVEMENT_PRIOR);
        return Math.min(MOVEMENT_MAX, Math.max(1 / MOVEMENT_MAX, movement));
    }

    /** Takes the day in; of a burst day only what was expected. */
    void learn(int series, int day, boolean burst) {
        double mean = expected[series][day];
        double n = burst ? Math.min(mean, counts[series][day]) : counts[series][day];
        learned[series][day + 1] = learned[series][day] + n;
        total[day + 1] += n;
        weekdaySums[cube.weekday(day)] += n;
        if (!burst && day > DISPERSION_FROM_DAY) {
            double residual = Math.pow(n - mean, 2);
            double most = RESIDUAL_MAX * (mean + dispersion() * mean * mean);
            excess += Math.min(residual, most) - mean;
            squares += mean * mean;
        }
    }

    /** Ends the day for all series: the next day builds on its totals. */
    void close(int day) {
        total[day + 1] += total[day];
        weekdayDays[cube.weekday(day)]++;
        double days = Arrays.stream(weekdayDays).sum();
        double mean = Arrays.stream(weekdaySums).sum() / days;
        for (int w = 0; w < 7; w++) {
            weekdays[w] =
                    (weekdaySums[w] + WEEKDAY_PRIOR) / (mean * weekdayDays[w] + WEEKDAY_PRIOR);
        }
    }
}
