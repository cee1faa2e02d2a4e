package org.openrenda.analysis.text;

import java.util.Arrays;
import java.util.List;

/** Finds texts that are copies of one another, also when one of them lost its small words. */
final class Copies {

    /** A gram in more texts than this does not point to a copy. */
    private static final int COMMON = 16;

    private static final int SHARED_RARE_MIN = 3;

    /** Copies share most of their rare grams; this cheap look spares comparing all the others. */
    private static final double SHARED_RARE_SHARE = 0.2;

    private static final double SHARED_MIN = 0.5;

    private final List<int[]> keys;
    private final int[] parent;
    private final int[] rares;

    private Copies(List<int[]> keys) {
        this.keys = keys;
        this.parent = new int[keys.size()];
        this.rares = new int[keys.size()];
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
        Vocabulary vocabulary = Vocabulary.ofKeys(keys);
        int[][] postings = new int[vocabulary.size()][];
        int[] counts = new int[vocabulary.size()];
        int[] shared = new int[keys.size()];
        int[] touched = new int[keys.size()];
        for (int i = 0; i < keys.size(); i++) {
            int n = 0;
            int rare = 0;
            for (int key : keys.get(i)) {
                int id = vocabulary.id(key);
                if (id < 0 || counts[id] > COMMON) {
                    continue;
                }
                for (int t = 0; t < counts[id]; t++) {
                    int other = postings[id][t];
                    if (shared[other]++ == 0) {
                        touched[n++] = other;
                    }
                }
                rare++;
                post(postings, counts, id, i);
            }
            rares[i] = rare;
            joinTouched(i, touched, n, shared);
        }
    }

    private void joinTouched(int text, int[] touched, int n, int[] shared) {
        for (int t = 0; t < n; t++) {
            int other = touched[t];
            double least = SHARED_RARE_SHARE * Math.min(rares[text], rares[other]);
            boolean near = shared[other] >= Math.max(SHARED_RARE_MIN, least);
            shared[other] = 0;
            if (near && root(text) != root(other) && alike(text, other)) {
                parent[root(text)] = root(other);
            }
        }
    }

    private static void post(int[][] postings, int[] counts, int id, int text) {
        if (postings[id] == null) {
            postings[id] = new int[2];
        } else if (counts[id] == postings[id].length) {
            postings[id] = Arrays.copyOf(postings[id], Math.min(counts[id] * 2, COMMON + 1));
        }
        if (counts[id] < postings[id].length) {
            postings[id][counts[id]] = text;
        }
        counts[id]++;
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
