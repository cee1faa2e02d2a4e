package org.openrenda.analysis.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds texts that are copies of one another, also when one of them lost its small words. */
final class Copies {

    /** A gram in more texts than this does not point to a copy. */
    private static final int COMMON = 24;

    private static final int SHARED_RARE_MIN = 3;
    private static final double SHARED_MIN = 0.5;

    private final List<int[]> keys;
    private final int[] parent;

    private Copies(List<int[]> keys) {
        this.keys = keys;
        this.parent = new int[keys.size()];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
    }

    /** A number for each text; copies have the same. */
    static int[] groups(List<Grams> texts) {
        Copies copies = new Copies(texts.stream().map(Grams::sortedKeys).toList());
        copies.join();
        int[] groups = new int[copies.parent.length];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = copies.root(i);
        }
        return groups;
    }

    private void join() {
        Map<Integer, int[]> postings = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            Map<Integer, Integer> shared = new HashMap<>();
            for (int key : keys.get(i)) {
                int[] texts = postings.computeIfAbsent(key, k -> new int[2]);
                int count = texts[0];
                for (int t = 1; count <= COMMON && t <= count; t++) {
                    shared.merge(texts[t], 1, Integer::sum);
                }
                postings.put(key, appended(texts, i));
            }
            for (var other : shared.entrySet()) {
                if (other.getValue() >= SHARED_RARE_MIN && alike(i, other.getKey())) {
                    parent[root(i)] = root(other.getKey());
                }
            }
        }
    }

    /** The first place holds the count; past {@link #COMMON} only the count goes on. */
    private static int[] appended(int[] texts, int text) {
        int count = ++texts[0];
        if (count > COMMON) {
            return texts;
        }
        int[] room = count < texts.length ? texts : Arrays.copyOf(texts, count * 2);
        room[count] = text;
        return room;
    }

    private boolean alike(int a, int b) {
        int[] x = keys.get(a);
        int[] y = keys.get(b);
        int shared = 0;
        for (int i = 0, j = 0; i < x.length && j < y.length; ) {
            shared += x[i] == y[j] ? 1 : 0;
            int before = x[i];
            i += before <= y[j] ? 1 : 0;
            j += y[j] <= before ? 1 : 0;
        }
        return shared > SHARED_MIN * Math.min(x.length, y.length);
    }

    private int root(int i) {
        int r = i;
        while (parent[r] != r) {
            parent[r] = parent[parent[r]];
            r = parent[r];
        }
        return r;
    }
}
