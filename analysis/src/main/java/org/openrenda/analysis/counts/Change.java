package org.openrenda.analysis.counts;

import java.util.List;

/**
 * How one series changed from before a day to after it.
 *
 * @param before tickets before, bursts taken down to what is usual
 * @param log logarithm of the daily mean after over the daily mean before
 * @param variance of that logarithm, from the weeks' own spread
 */
record Change(double before, double after, double log, double variance) {

    private static final int WEEK = 7;

    /** Blocks of so many weeks tell how far chance goes, also where weeks resemble one another. */
    private static final int BLOCK_WEEKS = 4;

    /** A week beyond so many standard deviations is a burst, not the level. */
    private static final double WILD = 3;

    /** A series far from all the others counts less: it may be supervised or struck itself. */
    private static final double ODD = 2;

    /** Weighted mean of several changes, and its variance. */
    record Mean(double log, double variance) {}

    static Change of(int[] counts, int from, int day, int to) {
        double[] before = weeks(counts, from, day);
        double[] after = weeks(counts, day, to);
        double spread = (spread(before) + spread(after)) / 2;
        double b = sum(before) + 0.5;
        double a = sum(after) + 0.5;
        double log = Math.log(a / after.length) - Math.log(b / before.length);
        return new Change(b - 0.5, a - 0.5, log, spread * (1 / b + 1 / a));
    }

    double tickets() {
        return before + after;
    }

    /** Whole weeks, the odd days at the outer end left out; wild weeks taken down. */
    private static double[] weeks(int[] counts, int from, int to) {
        int weeks = (to - from) / WEEK;
        double[] sums = new double[weeks];
        for (int w = 0; w < weeks; w++) {
            for (int d = 0; d < WEEK; d++) {
                sums[w] += counts[from + w * WEEK + d];
            }
        }
        double middle = Effect.median(sums);
        double[] off = new double[weeks];
        for (int w = 0; w < weeks; w++) {
            off[w] = Math.abs(sums[w] - middle);
        }
        double deviation = Math.max(1.483 * Effect.median(off), Math.sqrt(middle + 1));
        for (int w = 0; w < weeks; w++) {
            sums[w] = Math.min(sums[w], middle + WILD * deviation);
        }
        return sums;
    }

    /** Variance over mean, of weeks and of blocks of weeks, whichever is larger; at least 1. */
    private static double spread(double[] weeks) {
        double spread = 1;
        for (int size = 1; size <= BLOCK_WEEKS; size += BLOCK_WEEKS - 1) {
            int blocks = weeks.length / size;
            double squares = 0;
            double mean = sum(weeks) / weeks.length * size;
            for (int b = 1; b < blocks; b++) {
                double step = block(weeks, b, size) - block(weeks, b - 1, size);
                squares += step * step / 2;
            }
            if (blocks > 2 && mean > 0) {
                spread = Math.max(spread, squares / (blocks - 1) / mean);
            }
        }
        return spread;
    }

    private static double block(double[] weeks, int block, int size) {
        double sum = 0;
        for (int w = block * size; w < (block + 1) * size; w++) {
            sum += weeks[w];
        }
        return sum;
    }

    /** Mean of changes by their certainty; those that stand far off count less. */
    static Mean mean(List<Change> changes, double drift) {
        double middle = Effect.median(changes.stream().mapToDouble(Change::log).toArray());
        double weights = 0;
        double sum = 0;
        for (int round = 0; round < 5; round++) {
            weights = 0;
            sum = 0;
            for (Change change : changes) {
                double variance = change.variance + drift;
                double off = Math.abs(change.log - middle) / Math.sqrt(variance);
                double weight = Math.min(1, ODD / Math.max(off, 1e-9)) / variance;
                weights += weight;
                sum += weight * change.log;
            }
            middle = sum / weights;
        }
        return new Mean(middle, 1 / weights);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
