package org.openrenda.analysis.issues;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds messages that may be about the same place, without comparing all with all: by the rare
 * pairs of their place names, and of their words where no place is named.
 */
final class Neighbours {

    /** Of each pair only the latest so many messages are looked at, so that time stays linear. */
    private static final int POSTINGS_MAX = 300;

    private static final double PLACE_MIN = 0.1;

    /** Before places are compared, this share of the own name must be found in the other's. */
    private static final float OWN_SHARE_MIN = 0.02f;

    private static final int WORDS_TRIED = 12;
    private static final float WORDS_MIN = 2;

    private final Map<Integer, int[]> places = new HashMap<>();
    private final Map<Integer, int[]> words = new HashMap<>();
    private final List<Sketch> sketches = new ArrayList<>();
    private float[] shared = new float[1 << 10];
    private int[] touched = new int[1 << 10];

    /** Earlier messages that may match this one, which is then known too. */
    int[] of(Sketch sketch) {
        int number = sketches.size();
        sketches.add(sketch);
        if (number >= shared.length) {
            shared = Arrays.copyOf(shared, number * 2);
            touched = Arrays.copyOf(touched, number * 2);
        }
        boolean placed = sketch.place().keys()[0] != Sketches.NO_PLACE;
        return placed ? samePlace(sketch.place(), number) : sameWords(sketch.matter(), number);
    }

    private int[] samePlace(Sparse place, int number) {
        int count = 0;
        for (int i = 0; i < place.keys().length; i++) {
            float weight = place.values()[i] * place.values()[i];
            count = gather(places, place.keys()[i], weight, number, count);
        }
        return kept(count, OWN_SHARE_MIN)
                .filter(other -> place.dot(sketches.get(other).place()) > PLACE_MIN)
                .toArray();
    }

    private int[] sameWords(Sparse matter, int number) {
        int count = 0;
        for (int key : rarest(matter)) {
            count = gather(words, key, 1, number, count);
        }
        return kept(count, WORDS_MIN).toArray();
    }

    /** The messages touched that share enough, in order; the counters are zero again after. */
    private IntStream kept(int count, float least) {
        int kept = 0;
        for (int t = 0; t < count; t++) {
            int other = touched[t];
            if (shared[other] >= least) {
                touched[kept++] = other;
            }
            shared[other] = 0;
        }
        return Arrays.stream(Arrays.copyOf(touched, kept)).sorted();
    }

    private static int[] rarest(Sparse matter) {
        Integer[] order = new Integer[matter.keys().length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Float.compare(matter.values()[b], matter.values()[a]));
        return Arrays.stream(order)
                .mapToInt(i -> matter.keys()[i])
                .filter(key -> key > 0)
                .limit(WORDS_TRIED)
                .toArray();
    }

    /** The first place of a posting counts all messages; the rest is a ring of the latest. */
    private int gather(
            Map<Integer, int[]> postings, int key, float weight, int number, int before) {
        int count = before;
        int[] ring = postings.computeIfAbsent(key, k -> new int[3]);
        int held = Math.min(ring[0], ring.length - 1);
        for (int i = 1; i <= held; i++) {
            int other = ring[i];
            if (shared[other] == 0) {
                touched[count++] = other;
            }
            shared[other] += weight;
        }
        if (ring[0] == ring.length - 1 && ring.length <= POSTINGS_MAX) {
            ring = Arrays.copyOf(ring, Math.min(ring.length * 2, POSTINGS_MAX + 1));
            postings.put(key, ring);
        }
        ring[1 + ring[0] % (ring.length - 1)] = number;
        ring[0]++;
        return count;
    }
}
