package org.openrenda.analysis.issues;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;

/** A vector with few entries, sorted by key. */
record Sparse(int[] keys, float[] values) {

    private static final int SEARCH_RATIO = 12;

    /** The heaviest entries, scaled to length one. */
    static Sparse unit(Map<Integer, Float> entries, int most) {
        var kept =
                entries.entrySet().stream()
                        .sorted(
                                Comparator.comparing((Map.Entry<Integer, Float> e) -> -e.getValue())
                                        .thenComparing(Map.Entry::getKey))
                        .limit(most)
                        .sorted(Map.Entry.comparingByKey())
                        .toList();
        double squares = 0;
        for (var entry : kept) {
            squares += entry.getValue() * entry.getValue();
        }
        float scale = (float) (1 / Math.sqrt(squares + 1e-12));
        int[] keys = new int[kept.size()];
        float[] values = new float[kept.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = kept.get(i).getKey();
            values[i] = kept.get(i).getValue() * scale;
        }
        return new Sparse(keys, values);
    }

    double dot(Sparse other) {
        if (other.keys.length > keys.length * SEARCH_RATIO) {
            return dotBySearch(other);
        }
        if (keys.length > other.keys.length * SEARCH_RATIO) {
            return other.dotBySearch(this);
        }
        double sum = 0;
        for (int i = 0, j = 0; i < keys.length && j < other.keys.length; ) {
            int a = keys[i];
            int b = other.keys[j];
            if (a == b) {
                sum += values[i] * other.values[j];
            }
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }
        return sum;
    }

    /** A message against a large group: looking each entry up beats walking through the group. */
    private double dotBySearch(Sparse longer) {
        double sum = 0;
        for (int i = 0; i < keys.length; i++) {
            int at = Arrays.binarySearch(longer.keys, keys[i]);
            sum += at < 0 ? 0 : values[i] * longer.values[at];
        }
        return sum;
    }

    Sparse plus(Sparse other) {
        int[] k = new int[keys.length + other.keys.length];
        float[] v = new float[k.length];
        int n = 0;
        for (int i = 0, j = 0; i < keys.length || j < other.keys.length; n++) {
            boolean mine = j >= other.keys.length || i < keys.length && keys[i] <= other.keys[j];
            boolean its = i >= keys.length || j < other.keys.length && other.keys[j] <= keys[i];
            k[n] = mine ? keys[i] : other.keys[j];
            v[n] = (mine ? values[i] : 0) + (its ? other.values[j] : 0);
            i += mine ? 1 : 0;
            j += its ? 1 : 0;
        }
        return new Sparse(Arrays.copyOf(k, n), Arrays.copyOf(v, n));
    }
}
