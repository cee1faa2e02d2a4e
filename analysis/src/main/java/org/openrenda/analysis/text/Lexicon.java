package org.openrenda.analysis.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Classifies by key words, so that a place without a single labelled ticket has topics and units
 * from the first day (F-HOT-3). A trained {@link TextClassifier} is better as soon as there is one.
 */
public final class Lexicon {

    private static final double TITLE_WEIGHT = 2.5;

    /** Words early in a letter say more about its matter than the story that follows. */
    private static final int EARLY_CHARS = 60;

    private static final double EARLY_WEIGHT = 1.5;

    /** How much a word for a topic also speaks for the other topics beside it. */
    private static final double SIBLING_SHARE = 0.15;

    /** Evidence at which confidence is halfway to what the lead over others allows. */
    private static final double EVIDENCE_HALF = 1.5;

    private final Taxonomy taxonomy;
    private final List<Topic> narrowest;
    private final PhraseMatcher matcher;
    private final int[][] topicsOf;
    private final double[] weightOf;
    private final int[] groupOf;

    public Lexicon(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
        narrowest = taxonomy.topics().stream().filter(t -> !t.keywords().isEmpty()).toList();
        Map<String, List<Integer>> words = new LinkedHashMap<>();
        for (int t = 0; t < narrowest.size(); t++) {
            for (String word : narrowest.get(t).keywords()) {
                words.computeIfAbsent(Normalise.fold(word), w -> new ArrayList<>()).add(t);
            }
        }
        matcher = new PhraseMatcher(List.copyOf(words.keySet()));
        topicsOf =
                words.values().stream()
                        .map(l -> l.stream().mapToInt(t -> t).toArray())
                        .toArray(int[][]::new);
        weightOf =
                words.entrySet().stream()
                        .mapToDouble(e -> weight(e.getKey()) / e.getValue().size())
                        .toArray();
        groupOf = groups();
    }

    /** A long word is seldom said by chance. */
    private static double weight(String word) {
        return switch (word.length()) {
            case 1 -> 0.3;
            case 2 -> 1;
            case 3 -> 1.5;
            default -> 2;
        };
    }

    private int[] groups() {
        List<String> parents =
                narrowest.stream().map(t -> t.code().substring(0, t.code().length() - 2)).toList();
        List<String> distinct = parents.stream().distinct().toList();
        return parents.stream().mapToInt(distinct::indexOf).toArray();
    }

    /** The most likely topic's code; empty if the text holds none of the words. */
    public Optional<Guess> classify(String title, String text) {
        double[] scores = scores(title, text);
        double[] groups = new double[scores.length];
        double sum = 0;
        for (int t = 0; t < scores.length; t++) {
            groups[groupOf[t]] += scores[t];
            sum += scores[t];
        }
        if (sum == 0) {
            return Optional.empty();
        }
        int best = 0;
        double most = 0;
        for (int t = 0; t < scores.length; t++) {
            double score = scores[t] + SIBLING_SHARE * (groups[groupOf[t]] - scores[t]);
            if (scores[t] > 0 && score > most) {
                most = score;
                best = t;
            }
        }
        double lead = most / (sum + SIBLING_SHARE * (groups[groupOf[best]] - scores[best]));
        double confidence = lead * most / (most + EVIDENCE_HALF);
        return Optional.of(new Guess(narrowest.get(best).code(), confidence));
    }

    /** The kind of unit that answers for the topic. */
    public Optional<String> unitOf(String code) {
        return taxonomy.topic(code).map(Topic::unit).filter(u -> !u.isEmpty());
    }

    /** How much the text speaks for each of {@link #topics}. */
    public double[] scores(String title, String text) {
        double[] found = new double[weightOf.length];
        matcher.each(Normalise.fold(title), (start, end, word) -> found[word] += TITLE_WEIGHT);
        matcher.each(
                Normalise.fold(text),
                (start, end, word) -> found[word] += start < EARLY_CHARS ? EARLY_WEIGHT : 1);
        double[] scores = new double[narrowest.size()];
        for (int word = 0; word < found.length; word++) {
            if (found[word] > 0) {
                double score = weightOf[word] * Math.log1p(found[word]);
                for (int topic : topicsOf[word]) {
                    scores[topic] += score;
                }
            }
        }
        return scores;
    }

    /** The topics that have key words, in the order of {@link #scores}. */
    public List<Topic> topics() {
        return narrowest;
    }

    /** How much the text speaks for each second-level topic; all zero if for none. */
    public double[] broadScores(String title, String text) {
        double[] scores = scores(title, text);
        double[] broad = new double[1 + Arrays.stream(groupOf).max().orElse(0)];
        IntStream.range(0, scores.length).forEach(t -> broad[groupOf[t]] += scores[t]);
        return broad;
    }
}
