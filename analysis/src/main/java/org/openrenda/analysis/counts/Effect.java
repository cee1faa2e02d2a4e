package org.openrenda.analysis.counts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells how complaints of a topic in an area changed after supervision began, beyond what changed
 * anyway (F-HOT-8): the area's change on the log scale less the change of the same topic in the
 * rest of the city, which carries season and trend.
 *
 * @param reduction from -1 to 1: 0.3 says that 30 of 100 complaints stayed away; below 0 a rise
 * @param low lower end of the interval that holds the true reduction in 95 of 100 such cases
 * @param high upper end of that interval
 * @param comparison what it was compared with, as a sentence to be shown
 * @param verdict what may be said
 */
public record Effect(
        double reduction, double low, double high, String comparison, Verdict verdict) {

    /** A year on either side, so that the seasons are in both. */
    private static final int SIDE_DAYS_MAX = 364;

    private static final int BEFORE_DAYS_MIN = 56;
    private static final int AFTER_DAYS_MIN = 28;
    private static final int TICKETS_MIN = 20;
    private static final double CLEAR = 0.2;
    private static final double NORMAL_95 = 1.96;

    /**
     * The effect of supervision that began on the day.
     *
     * @throws IllegalArgumentException if there are no counts of the topic in the area
     */
    public static Effect of(List<DailyCount> counts, String topic, String area, LocalDate start) {
        Cube cube = new Cube(counts);
        Cube.Key key = new Cube.Key(topic, area);
        if (cube.series(key) == null) {
            throw new IllegalArgumentException("no counts of " + topic + " in " + area);
        }
        int day = cube.day(start);
        int from = Math.max(0, day - SIDE_DAYS_MAX);
        int to = Math.min(cube.days(), day + SIDE_DAYS_MAX);
        if (day - from < BEFORE_DAYS_MIN || to - day < AFTER_DAYS_MIN) {
            return tooLittle("起始日前不足" + BEFORE_DAYS_MIN + "天或起始日后不足" + AFTER_DAYS_MIN + "天，无法比较");
        }
        Map<Cube.Key, Change> changes = new TreeMap<>();
        for (Cube.Key each : cube.keys()) {
            changes.put(each, Change.of(cube.series(each), from, day, to));
        }
        List<Change> others = new ArrayList<>();
        changes.forEach((each, change) -> {
            boolean peer = each.topic().equals(topic) && !each.area().equals(area);
            if (peer && change.tickets() >= TICKETS_MIN) {
                others.add(change);
            }
        });
        Change own = changes.get(key);
        if (own.before() < TICKETS_MIN || others.isEmpty()) {
            return tooLittle(
                    others.isEmpty() ? "全市没有其他区域的同类诉求可作对照" : "起始日前该区域同类诉求不足" + TICKETS_MIN + "件");
        }
        return judged(own, others, drift(changes), day - from, to - day);
    }

    private static Effect judged(
            Change own, List<Change> others, double drift, int before, int after) {
        Change.Mean city = Change.mean(others, drift);
        double log = own.log() - city.log();
        double error = Math.sqrt(own.variance() + drift + city.variance());
        double low = reduction(log + NORMAL_95 * error);
        double high = reduction(log - NORMAL_95 * error);
        double reduction = reduction(log);
        String comparison =
                "与全市其他%d个区域同类诉求同期变化（%+.0f%%）比较：起始日前%d天%d件，起始日后%d天%d件"
                        .formatted(
                                others.size(),
                                (Math.exp(city.log()) - 1) * 100,
                                before,
                                Math.round(own.before()),
                                after,
                                Math.round(own.after()));
        return new Effect(reduction, low, high, comparison, verdict(reduction, low, high));
    }

    private static Verdict verdict(double reduction, double low, double high) {
        if (low > 0) {
            return reduction >= CLEAR ? Verdict.CLEARLY_DOWN : Verdict.SLIGHTLY_DOWN;
        }
        return high < 0 ? Verdict.UP : Verdict.NO_CLEAR_CHANGE;
    }

    private static double reduction(double log) {
        return Math.max(-1, 1 - Math.exp(log));
    }

    private static Effect tooLittle(String why) {
        return new Effect(0, -1, 1, why, Verdict.TOO_LITTLE_DATA);
    }

    /**
     * How far areas drift apart of themselves: the spread of all the series' changes around their
     * topic's, less what chance explains. Medians, so that other bursts and other supervised
     * matters do not count.
     */
    private static double drift(Map<Cube.Key, Change> changes) {
        Map<String, List<Change>> topics = new TreeMap<>();
        changes.forEach((key, change) -> {
            if (change.tickets() >= TICKETS_MIN) {
                topics.computeIfAbsent(key.topic(), t -> new ArrayList<>()).add(change);
            }
        });
        List<Double> excess = new ArrayList<>();
        for (List<Change> peers : topics.values()) {
            double middle = median(peers.stream().mapToDouble(Change::log).toArray());
            double shrunk = 1 - 1.0 / Math.max(2, peers.size());
            for (Change peer : peers) {
                double square = Math.pow(peer.log() - middle, 2) / shrunk;
                excess.add(square / MEDIAN_OF_CHI_SQUARE - peer.variance());
            }
        }
        return excess.isEmpty()
                ? 0
                : Math.max(0, median(excess.stream().mapToDouble(e -> e).toArray()));
    }

    private static final double MEDIAN_OF_CHI_SQUARE = 0.455;

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
