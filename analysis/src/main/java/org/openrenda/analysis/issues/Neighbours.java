package org.openrenda.analysis.issues;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds messages that may be about the same place, without comparing all with all: by the rare
 * pairs of their place names, and of their words where no place is named.
 */
final class Neighbours {

    /** Of each pair only the latest so many messages are looked at, so that time stays linear. */
    private static final int POSTINGS_MAX = 600;

    private static final double PLACE_MIN = 0.1;
    private static final int WORDS_TRIED = 12;

    private final Map<Integer, int[]> places = new HashMap<>();
    private final Map<Integer, int[]> words = new HashMap<>();
    private final List<Sketch> sketches = new ArrayList<>();

    /** Earlier messages that may match this one, which is then known too. */
    int[] of(Sketch sketch) {
        int number = sketches.size();
        sketches.add(sketch);
        boolean placed = sketch.place().keys()[0] != Sketches.NO_PLACE;
        Map<Integer, Float> found = new HashMap<>();
        if (placed) {
            Sparse place = sketch.place();
            for (int i = 0; i < place.keys().length; i++) {
                gather(places, place.keys()[i], place.values()[i], number, found);
            }
            return found.keySet().stream()
                    .filter(other -> place.dot(sketches.get(other).place()) > PLACE_MIN)
                    .mapToInt(other -> other)
                    .sorted()
                    .toArray();
        }
        for (int key : rarest(sketch.matter())) {
            gather(words, key, 1, number, found);
        }
        return found.entrySet().stream()
                .filter(e -> e.getValue() >= 2)
                .mapToInt(Map.Entry::getKey)
                .sorted()
                .toArray();
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
    private static void gather(
            Map<Integer, int[]> postings,
            int key,
            float weight,
            int number,
            Map<Integer, Float> found) {
        int[] ring = postings.computeIfAbsent(key, k -> new int[3]);
        int held = Math.min(ring[0], ring.length - 1);
        for (int i = 1; i <= held; i++) {
            found.merge(ring[i], weight, Float::sum);
        }
        if (ring[0] == ring.length - 1 && ring.length <= POSTINGS_MAX) {
            ring = Arrays.copyOf(ring, Math.min(ring.length * 2, POSTINGS_MAX + 1));
            postings.put(key, ring);
        }
        ring[1 + ring[0] % (ring.length - 1)] = number;
        ring[0]++;
    }
}
