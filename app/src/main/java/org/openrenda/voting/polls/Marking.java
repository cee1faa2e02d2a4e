package org.openrenda.voting.polls;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openrenda.platform.Refusal;

/**
 * How one item of a score ballot is marked, where items are not marked alike: with one of some
 * words that stand for points, or with whole points between two bounds.
 *
 * @param part the number of what is rated, from 1; its items are marked all together or not at all
 * @param heading the name of what is rated
 * @param label what is asked of it
 * @param words by points, the best first; empty where points are given directly
 */
public record Marking(
        int part,
        String heading,
        String label,
        int lowest,
        int highest,
        SortedMap<Integer, String> words) {

    public Marking {
        SortedMap<Integer, String> best = new TreeMap<>(Collections.reverseOrder());
        best.putAll(words);
        words = Collections.unmodifiableSortedMap(best);
        if (part < 1 || heading.isBlank() || label.isBlank()) {
            throw new IllegalArgumentException("a marking has a part from 1, a heading, a label");
        }
        boolean bounded = lowest >= 0 && highest > lowest && highest <= BallotForm.SCORE_MAX;
        if (!bounded || words.keySet().stream().anyMatch(v -> v < lowest || v > highest)) {
            throw Refusal.of("items", "“" + label + "”的档次或分值不对，请核对测评表。");
        }
    }

    /** Graded words by what each counts. */
    public static Marking words(int part, String heading, String label, Map<Integer, String> of) {
        return new Marking(
                part,
                heading,
                label,
                Collections.min(of.keySet()),
                Collections.max(of.keySet()),
                new TreeMap<>(of));
    }

    /** Whole points from the lowest to the highest. */
    public static Marking points(int part, String heading, String label, int lowest, int highest) {
        return new Marking(part, heading, label, lowest, highest, new TreeMap<>());
    }

    public boolean isWords() {
        return !words.isEmpty();
    }

    boolean holds(int points) {
        return isWords() ? words.containsKey(points) : points >= lowest && points <= highest;
    }

    /** What may be given, for people. */
    String sentence() {
        return isWords() ? String.join("、", words.values()) : lowest + " 到 " + highest + " 分";
    }

    /** What may be given, as the manifest writes it: {@code 100,80,0} or {@code 0..100}. */
    String values() {
        return isWords()
                ? words.keySet().stream().map(String::valueOf).collect(Collectors.joining(","))
                : lowest + ".." + highest;
    }
}
