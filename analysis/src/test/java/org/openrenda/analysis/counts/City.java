package org.openrenda.analysis.counts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes daily counts of an invented city: weekdays, seasons, and more spread than Poisson. */
final class City {

    static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
    private static final double DISPERSION = 0.15;

    private final Random chance;
    private final List<DailyCount> counts = new ArrayList<>();

    City(long seed) {
        chance = new Random(seed);
    }

    /** A series whose mean is multiplied from one day on and has something added for a while. */
    City series(
            String topic, String area, double mean, int days, int from, int length, double factor) {
        for (int day = 0; day < days; day++) {
            LocalDate date = FIRST.plusDays(day);
            double weekday = date.getDayOfWeek().getValue() > 5 ? 0.75 : 1.1;
            double season = 1 + 0.25 * Math.sin(day * 2 * Math.PI / 365.25);
            boolean changed = day >= from && day < from + length;
            int n = count(mean * weekday * season * (changed ? factor : 1));
            if (n > 0) {
                counts.add(new DailyCount(date, topic, area, n));
            }
        }
        return this;
    }

    List<DailyCount> counts() {
        return counts;
    }

    private int count(double mean) {
        double shape = 1 / DISPERSION;
        double rate = gamma(shape) * mean / shape;
        double limit = Math.exp(-rate);
        double product = chance.nextDouble();
        int n = 0;
        while (product > limit) {
            product *= chance.nextDouble();
            n++;
        }
        return n;
    }

    /** Marsaglia and Tsang, 2000; the shape is above 1 here. */
    private double gamma(double shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = chance.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(chance.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
