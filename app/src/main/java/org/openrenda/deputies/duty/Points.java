package org.openrenda.deputies.duty;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openrenda.deputies.DutyCategory;

/**
 * What a year's lines count by the rules. Nothing of it is stored: the same lines and rules always
 * give the same points.
 *
 * @param of points by category, for categories that have a rule
 */
public record Points(Map<DutyCategory, Integer> of) {

    /** Each line counts by the rule in force on its day, up to that rule's cap. */
    static Points of(List<DutyLine> lines, List<PointRule> rules) {
        Map<DutyCategory, Map<PointRule, Integer>> counted = new EnumMap<>(DutyCategory.class);
        for (DutyLine line : lines) {
            inForce(line, rules)
                    .ifPresent(rule ->
                            counted.computeIfAbsent(line.category(), c -> new java.util.HashMap<>())
                                    .merge(rule, rule.weight(), Integer::sum));
        }
        Map<DutyCategory, Integer> points = new EnumMap<>(DutyCategory.class);
        counted.forEach((category, byRule) ->
                points.put(category, byRule.entrySet().stream().mapToInt(Points::capped).sum()));
        return new Points(points);
    }

    private static int capped(Map.Entry<PointRule, Integer> one) {
        int cap = one.getKey().cap();
        return cap == 0 ? one.getValue() : Math.min(cap, one.getValue());
    }

    private static Optional<PointRule> inForce(DutyLine line, List<PointRule> rules) {
        return rules.stream()
                .filter(rule -> rule.category() == line.category())
                .filter(rule -> !rule.fromOn().isAfter(line.on()))
                .max(Comparator.comparing(PointRule::fromOn));
    }

    public int total() {
        return of.values().stream().mapToInt(Integer::intValue).sum();
    }
}
