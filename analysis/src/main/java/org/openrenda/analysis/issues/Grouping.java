package org.openrenda.analysis.issues;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Joins messages into groups, the most alike first, as long as all members of two groups are alike
 * on average. A chain of look-alikes therefore does not pull different matters together.
 */
final class Grouping {

    /** Average likeness below which two groups are two matters. */
    static final double ALIKE_MIN = 0.12;

    /**
     * Means of many seldom rise: two groups this far below the limit will not meet later either.
     */
    private static final double HOPEFUL = 0.25;

    private record Join(double likeness, int first, int second) implements Comparable<Join> {
        @Override
        public int compareTo(Join other) {
            int order = Double.compare(other.likeness, likeness);
            order = order != 0 ? order : Integer.compare(first, other.first);
            return order != 0 ? order : Integer.compare(second, other.second);
        }
    }

    private final List<Sketch> sketches;
    private final List<Set<Integer>> neighbours = new ArrayList<>();
    private final Map<Integer, List<Integer>> members = new HashMap<>();
    private final PriorityQueue<Join> joins = new PriorityQueue<>();

    private Grouping(List<Sketch> singles) {
        sketches = new ArrayList<>(singles);
    }

    /** The groups, each the numbers of its messages in ascending order. */
    static List<List<Integer>> of(List<Sketch> singles) {
        Grouping grouping = new Grouping(singles);
        grouping.prepare();
        grouping.join();
        return grouping.members.values().stream()
                .map(group -> group.stream().sorted().toList())
                .sorted((a, b) -> Integer.compare(a.getFirst(), b.getFirst()))
                .toList();
    }

    private void prepare() {
        Neighbours near = new Neighbours();
        for (int i = 0; i < sketches.size(); i++) {
            neighbours.add(new HashSet<>());
            members.put(i, List.of(i));
            for (int other : near.of(sketches.get(i))) {
                meet(other, i);
            }
        }
    }

    private void meet(int a, int b) {
        double likeness = sketches.get(a).likeness(sketches.get(b));
        if (likeness < ALIKE_MIN * HOPEFUL) {
            return;
        }
        neighbours.get(a).add(b);
        neighbours.get(b).add(a);
        if (likeness >= ALIKE_MIN) {
            joins.add(new Join(likeness, a, b));
        }
    }

    private void join() {
        while (!joins.isEmpty()) {
            Join join = joins.poll();
            if (members.containsKey(join.first) && members.containsKey(join.second)) {
                int joined = sketches.size();
                sketches.add(sketches.get(join.first).plus(sketches.get(join.second)));
                List<Integer> all = new ArrayList<>(members.remove(join.first));
                all.addAll(members.remove(join.second));
                Set<Integer> around = new HashSet<>(neighbours.get(join.first));
                around.addAll(neighbours.get(join.second));
                around.removeIf(group -> !members.containsKey(group));
                forget(join.first);
                forget(join.second);
                members.put(joined, all);
                neighbours.add(new HashSet<>());
                around.stream().sorted().forEach(group -> meet(group, joined));
            }
        }
    }

    private void forget(int group) {
        neighbours.set(group, Set.of());
        sketches.set(group, null);
    }
}
