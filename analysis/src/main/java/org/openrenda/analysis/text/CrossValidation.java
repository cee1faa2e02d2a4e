package org.openrenda.analysis.text;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Measures how well a classifier will do: every text is judged by a model that saw neither it nor a
 * copy of it.
 */
public final class CrossValidation {

    private CrossValidation() {}

    /**
     * Judges the texts in so many parts.
     *
     * @param tested texts to judge, and to train on while they are not judged
     * @param extra texts only to train on; those that copy a text under judgement are left out
     */
    public static Quality evaluate(List<Labelled> tested, List<Labelled> extra, int folds) {
        if (folds < 2) {
            throw new IllegalArgumentException("at least two folds are needed");
        }
        List<Labelled> all = new ArrayList<>(tested);
        all.addAll(extra);
        List<Grams> texts = all.stream().map(r -> Grams.of(r.title(), r.text())).toList();
        int[] copies = Copies.groups(texts);
        List<String> labels =
                List.copyOf(new TreeSet<>(all.stream().map(Labelled::label).toList()));
        int[] truth = tested.stream().mapToInt(r -> labels.indexOf(r.label())).toArray();
        int[] groups = Training.groups(tested, texts.subList(0, tested.size()));
        int[] part = Training.parts(groups, truth, folds);
        int[] guess = new int[truth.length];
        double[] confidence = new double[truth.length];
        for (int fold = 0; fold < folds; fold++) {
            TextClassifier model = TextClassifier.train(seen(all, copies, part, fold));
            for (int i = 0; i < truth.length; i++) {
                if (part[i] == fold) {
                    Guess best = model.classify(all.get(i).title(), all.get(i).text());
                    guess[i] = labels.indexOf(best.label());
                    confidence[i] = best.confidence();
                }
            }
        }
        return Quality.of(labels, truth, guess, confidence);
    }

    private static List<Labelled> seen(List<Labelled> all, int[] copies, int[] part, int fold) {
        TreeSet<Integer> judged = new TreeSet<>();
        for (int i = 0; i < part.length; i++) {
            if (part[i] == fold) {
                judged.add(copies[i]);
            }
        }
        List<Labelled> seen = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            boolean held = i < part.length ? part[i] == fold : judged.contains(copies[i]);
            if (!held) {
                seen.add(all.get(i));
            }
        }
        return seen;
    }
}
