package org.openrenda.analysis.counts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Watches daily counts for bursts (F-HOT-6). The judgement of a day uses that day and those before
 * it, never a later one, so a history gives the alerts that would have been given then.
 *
 * <p>What to expect comes from the series' last weeks, the weekday, and how the topic moves in the
 * rest of the city; how far chance may go comes from how far it went before. Days that were bursts
 * do not teach what is normal.
 */
public final class Bursts {

    /** Days before there is something to compare with. */
    private static final int WARM_UP_DAYS = 56;

    /** Bursts may be sharp or slow: sums over so many days are judged besides the day itself. */
    private static final int[] WINDOW_DAYS = {1, 2, 3, 5, 7};

    /** Probability of an alert on an ordinary day, for each window. */
    private static final double[] FALSE_ALARM = {1.5e-4, 1.5e-4, 2e-4, 1e-4, 5e-5};

    /** Fewer tickets than this are no burst, however seldom there are any. */
    private static final int TICKETS_MIN = 4;

    /** A burst that does not end is the new normal. */
    private static final int EPISODE_DAYS_MAX = 28;

    private final Cube cube;
    private final Map<String, Expectation> expectations = new HashMap<>();

    private Bursts(Cube cube) {
        this.cube = cube;
    }

    /** Every alert in these counts, by day, then topic and area. */
    public static List<Burst> find(List<DailyCount> counts) {
        return new Bursts(new Cube(counts)).all();
    }

    private List<Burst> all() {
        List<Burst> bursts = new ArrayList<>();
        for (Cube.Key key : cube.keys()) {
            expectations.computeIfAbsent(key.topic(), topic -> new Expectation(cube, topic));
        }
        for (Expectation expectation : expectations.values()) {
            watch(expectation, bursts);
        }
        bursts.sort(
                Comparator.comparing(Burst::day)
                        .thenComparing(Burst::topic)
                        .thenComparing(Burst::area));
        return bursts;
    }

    /** Day by day, so that what a day taught is known to the next and to no earlier one. */
    private void watch(Expectation expectation, List<Burst> bursts) {
        int[] running = new int[expectation.size()];
        for (int day = 0; day < cube.days(); day++) {
            for (int s = 0; s < running.length; s++) {
                expectation.expect(s, day);
                Burst burst = day < WARM_UP_DAYS ? null : burst(expectation, s, day);
                running[s] = burst != null ? running[s] + 1 : Math.max(0, running[s] - 1);
                expectation.learn(s, day, burst != null && running[s] <= EPISODE_DAYS_MAX);
                if (burst != null) {
                    bursts.add(burst);
                }
            }
            expectation.close(day);
        }
    }

    /** The alert of this day, or null if chance explains it. */
    private Burst burst(Expectation expectation, int series, int day) {
        int n = expectation.count(series, day);
        double expected = expectation.expected(series, day);
        if (n <= expected || !enough(expectation, series, day)) {
            return null;
        }
        double limit = Math.max(0, limit(expectation, series, day));
        Cube.Key key = expectation.key(series);
        return n > limit
                ? new Burst(key.topic(), key.area(), cube.date(day), n, expected, limit)
                : null;
    }

    /** Enough tickets in the last days to speak of. */
    private static boolean enough(Expectation expectation, int series, int day) {
        int sum = 0;
        for (int d = Math.max(0, day - 2); d <= day; d++) {
            sum += expectation.count(series, d);
        }
        return sum >= TICKETS_MIN;
    }

    /**
     * The count of this day beyond which one of the windows is too full. Days already alerted stand
     * in a window with what was expected of them, or one wild day would ring for a week.
     */
    private static double limit(Expectation expectation, int series, int day) {
        double limit = Double.MAX_VALUE;
        double mean = 0;
        double squares = 0;
        double before = 0;
        int window = 0;
        for (int w = 0; w < WINDOW_DAYS.length; w++) {
            int days = WINDOW_DAYS[w];
            for (; window < days; window++) {
                double expected = expectation.expected(series, day - window);
                mean += expected;
                squares += expected * expected;
                before += window == 0 ? 0 : expectation.learned(series, day - window);
            }
            double variance =
                    mean
                            + expectation.dispersion() * squares
                            + mean * mean * expectation.uncertainty(series, day);
            int most = new NegativeBinomial(mean, variance).upperLimit(FALSE_ALARM[w]);
            limit = Math.min(limit, most - before);
        }
        return limit;
    }
}
