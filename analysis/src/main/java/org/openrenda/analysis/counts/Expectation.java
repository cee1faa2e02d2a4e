package org.openrenda.analysis.counts;

import java.util.Arrays;
import java.util.List;

/** What to expect of one topic in each area, learned day by day. */
final class Expectation {

    /** How far back a series' own level is looked up. */
    private static final int LEVEL_DAYS = 70;

    /** The movement of the topic in the other areas is seen in the last days of these. */
    private static final int MOVEMENT_DAYS = 21;

    private static final double MOVEMENT_MAX = 1.5;

    /** Tickets' worth of belief that the topic moves nowhere. */
    private static final double MOVEMENT_PRIOR = 60;

    /** Tickets' worth of belief in the topic's mean before a series has shown its own level. */
    private static final double LEVEL_PRIOR = 1;

    /** Tickets' worth of belief that all weekdays are alike. */
    private static final double WEEKDAY_PRIOR = 50;

    private static final double DISPERSION_START = 0.15;
    private static final double DISPERSION_PRIOR = 200;

    /** One wild day must not widen the limits for all: a squared residual counts at most this. */
    private static final double RESIDUAL_MAX = 12;

    private final Cube cube;
    private final List<Cube.Key> keys;
    private final int[][] counts;
    private final double[][] learned;
    private final double[][] expected;
    private final double[] weekdaySums = new double[7];
    private final double[] weekdayDays = new double[7];
    private double excess;
    private double squares;

    Expectation(Cube cube, String topic) {
        this.cube = cube;
        keys = cube.keys().stream().filter(key -> key.topic().equals(topic)).toList();
        counts = keys.stream().map(cube::series).toArray(int[][]::new);
        learned = new double[keys.size()][cube.days()];
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
        double tickets = 0;
        int from = Math.max(0, day - LEVEL_DAYS);
        for (int d = from; d < day; d++) {
            tickets += learned[series][d];
        }
        return 1 / (tickets + LEVEL_PRIOR) + dispersion() / Math.max(1, day - from);
    }

    /** Sets what is to be expected of the series on the day, from the days before it. */
    void expect(int series, int day) {
        int from = Math.max(0, day - LEVEL_DAYS);
        double tickets = 0;
        double exposure = 0;
        double others = 0;
        double othersExposure = 0;
        double othersLate = 0;
        double lateExposure = 0;
        for (int d = from; d < day; d++) {
            double factor = weekday(cube.weekday(d));
            tickets += learned[series][d];
            exposure += factor;
            double rest = rest(series, d);
            others += rest;
            othersExposure += factor;
            if (d >= day - MOVEMENT_DAYS) {
                othersLate += rest;
                lateExposure += factor;
            }
        }
        double mean = keys.size() > 1 && exposure > 0 ? others / (keys.size() - 1) / exposure : 0.1;
        double prior = Math.max(mean, 0.02);
        double level = (tickets + LEVEL_PRIOR) / (exposure + LEVEL_PRIOR / prior);
        double movement =
                movement(others, othersExposure, othersLate, lateExposure);
        expected[series][day] = level * movement * weekday(cube.weekday(day));
    }

    private double rest(int series, int day) {
        double rest = 0;
        for (int other = 0; other < learned.length; other++) {
            rest += other == series ? 0 : learned[other][day];
        }
        return rest;
    }

    private static double movement(
            double all, double exposure, double late, double lateExposure) {
        if (exposure == 0 || all == 0) {
            return 1;
        }
        double due = all / exposure * lateExposure;
        double movement = (late + MOVEMENT_PRIOR) / (due + MOVEMENT_PRIOR);
        return Math.min(MOVEMENT_MAX, Math.max(1 / MOVEMENT_MAX, movement));
    }

    private double weekday(int weekday) {
        double days = Arrays.stream(weekdayDays).sum();
        if (days == 0 || weekdayDays[weekday] == 0) {
            return 1;
        }
        double mean = Arrays.stream(weekdaySums).sum() / days;
        return (weekdaySums[weekday] + WEEKDAY_PRIOR)
                / (mean * weekdayDays[weekday] + WEEKDAY_PRIOR);
    }

    /** Takes the day in; of a burst day only what was expected. */
    void learn(int series, int day, boolean burst) {
        double mean = expected[series][day];
        double n = burst ? Math.min(mean, counts[series][day]) : counts[series][day];
        learned[series][day] = n;
        weekdaySums[cube.weekday(day)] += n;
        weekdayDays[cube.weekday(day)]++;
        if (!burst && day > LEVEL_DAYS / 2) {
            double residual = Math.pow(n - mean, 2);
            double most = RESIDUAL_MAX * (mean + dispersion() * mean * mean);
            excess += Math.min(residual, most) - mean;
            squares += mean * mean;
        }
    }
}
