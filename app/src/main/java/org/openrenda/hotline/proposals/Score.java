package org.openrenda.hotline.proposals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openrenda.hotline.counts.Measure;

/**
 * How much a topic asks to be taken up: five parts from 0 to 100, each with its weight in percent.
 * Whole numbers, and every part is shown, so that anyone can add it up again.
 */
final class Score {

    private Score() {}

    /** The parts already weighted; their sum is the score. */
    static List<Evidence.Named> parts(
            Measure topic, long largest, int areas, int areasInAll, Map<String, Integer> weights) {
        List<Evidence.Named> parts = new ArrayList<>();
        add(parts, "数量", volume(topic, largest), weights);
        add(parts, "增长", growth(topic), weights);
        add(parts, "未解决", unsolved(topic), weights);
        add(parts, "重复诉求", percent(topic.repeats(), topic.tickets()), weights);
        add(parts, "涉及区域", percent(areas, areasInAll), weights);
        return parts;
    }

    static int sum(List<Evidence.Named> parts) {
        return parts.stream().mapToInt(part -> (int) part.count()).sum();
    }

    private static void add(
            List<Evidence.Named> parts, String name, long outOf100, Map<String, Integer> weights) {
        long weighted = (outOf100 * weights.getOrDefault(name, 0) + 50) / 100;
        parts.add(new Evidence.Named(name, weighted));
    }

    private static long volume(Measure topic, long largest) {
        return percent(topic.tickets(), largest);
    }

    /** The mean of the growth over a month and over a year, each counted up to a doubling. */
    private static long growth(Measure topic) {
        return (rise(topic.before(), topic.tickets()) + rise(topic.yearAgo(), topic.tickets())) / 2;
    }

    private static long rise(long before, long now) {
        if (before == 0) {
            return now > 0 ? 50 : 0;
        }
        return Math.clamp((now - before) * 100 / before, 0, 100);
    }

    private static long unsolved(Measure topic) {
        return topic.visited() == 0
                ? 0
                : percent(topic.visited() - topic.solved(), topic.visited());
    }

    private static long percent(long part, long whole) {
        return whole == 0 ? 0 : Math.clamp(part * 100 / whole, 0, 100);
    }
}
