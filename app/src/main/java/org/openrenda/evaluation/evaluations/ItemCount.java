package org.openrenda.evaluation.evaluations;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.openrenda.evaluation.forms.FormItem;

/**
 * How often each value was given to one item of one subject.
 *
 * @param counts value to how often, the best first
 */
public record ItemCount(FormItem item, NavigableMap<Integer, Integer> counts) {

    public ItemCount {
        NavigableMap<Integer, Integer> best = new TreeMap<>(Collections.reverseOrder());
        best.putAll(counts);
        counts = Collections.unmodifiableNavigableMap(best);
    }

    ItemCount plus(ItemCount other) {
        TreeMap<Integer, Integer> sum = new TreeMap<>(counts);
        other.counts.forEach((value, often) -> sum.merge(value, often, Integer::sum));
        return new ItemCount(item, sum);
    }

    public int answers() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int satisfied() {
        return counts.entrySet().stream()
                .filter(one -> item.scale().isSatisfied(one.getKey()))
                .mapToInt(java.util.Map.Entry::getValue)
                .sum();
    }

    public int of(int value) {
        return counts.getOrDefault(value, 0);
    }

    /** How many values lie between two bounds, both included. */
    public int between(int least, int most) {
        return counts.entrySet().stream()
                .filter(one -> one.getKey() >= least && one.getKey() <= most)
                .mapToInt(java.util.Map.Entry::getValue)
                .sum();
    }
}
