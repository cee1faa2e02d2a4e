package org.openrenda.analysis.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Trains a classifier: machines for every label, and confidences fitted on texts that the machines
 * of another part had not seen. Copies of a text stay in one part, or confidence would flatter.
 */
final class Training {

    private static final int PARTS = 3;

    /** With fewer rows than this of the rarest label nothing can be held back. */
    private static final int HELD_BACK_MIN = 2;

    private final List<String> labels;
    private final List<Grams> texts = new ArrayList<>();
    private final int[] truth;
    private final int[] part;

    Training(List<Labelled> rows) {
        labels = List.copyOf(new TreeSet<>(rows.stream().map(Labelled::label).toList()));
        if (labels.size() < 2) {
            throw new IllegalArgumentException("at least two different labels are needed");
        }
        truth = new int[rows.size()];
        for (int i = 0; i < truth.length; i++) {
            Labelled row = rows.get(i);
            texts.add(Grams.of(row.title(), row.text()));
            truth[i] = labels.indexOf(row.label());
        }
        part = parts(groups(rows, texts), truth, PARTS);
    }

    /** Given groups where there are any, and the copies found besides. */
    static int[] groups(List<Labelled> rows, List<Grams> texts) {
        int[] groups = Copies.groups(texts);
        Map<String, Integer> named = new HashMap<>();
        for (int i = 0; i < groups.length; i++) {
            String name = rows.get(i).group();
            if (!name.isEmpty()) {
                int first = named.computeIfAbsent(name, k -> named.size());
                groups[i] = groups.length + first;
            }
        }
        return groups;
    }

    /** Deals the groups out, label by label, so that each part has its share of every label. */
    static int[] parts(int[] groups, int[] truth, int parts) {
        int[] dealt = new int[1 + Arrays.stream(truth).max().orElse(0)];
        Map<Integer, Integer> partOf = new HashMap<>();
        int[] part = new int[groups.length];
        for (int i = 0; i < part.length; i++) {
            Integer known = partOf.get(groups[i]);
            part[i] = known != null ? known : dealt[truth[i]]++ % parts;
            partOf.put(groups[i], part[i]);
        }
        return part;
    }

    TextClassifier classifier() {
        double[][] unseen = new double[truth.length][];
        for (int p = 0; p < PARTS; p++) {
            margins(p, unseen);
        }
        boolean fits = true;
        for (double[] margins : unseen) {
            fits &= margins != null;
        }
        Calibration calibration =
                fits
                        ? Calibration.fit(unseen, truth, labels.size())
                        : Calibration.unfitted(labels.size());
        Vocabulary vocabulary = Vocabulary.of(texts);
        Margins machines = Margins.train(vocabulary.rows(texts), truth, labels.size());
        return joined(vocabulary, machines, calibration, quality(unseen, calibration));
    }

    /** Margins of one part by machines trained on the others. */
    private void margins(int held, double[][] unseen) {
        List<Grams> seen = new ArrayList<>();
        List<Grams> kept = new ArrayList<>();
        List<Integer> seenTruth = new ArrayList<>();
        for (int i = 0; i < truth.length; i++) {
            if (part[i] == held) {
                kept.add(texts.get(i));
            } else {
                seen.add(texts.get(i));
                seenTruth.add(truth[i]);
            }
        }
        if (seenTruth.stream().distinct().count() < HELD_BACK_MIN) {
            return;
        }
        Vocabulary vocabulary = Vocabulary.of(seen);
        int[] y = seenTruth.stream().mapToInt(k -> k).toArray();
        Margins machines = Margins.train(vocabulary.rows(seen), y, labels.size());
        Rows rows = vocabulary.rows(kept);
        for (int i = 0, row = 0; i < truth.length; i++) {
            if (part[i] == held) {
                unseen[i] = machines.of(rows, row++);
            }
        }
    }

    private Quality quality(double[][] unseen, Calibration calibration) {
        int[] guess = new int[truth.length];
        double[] confidence = new double[truth.length];
        for (int i = 0; i < truth.length; i++) {
            double[] shares =
                    unseen[i] == null
                            ? new double[labels.size()]
                            : calibration.probabilities(unseen[i]);
            for (int k = 0; k < shares.length; k++) {
                guess[i] = shares[k] > shares[guess[i]] ? k : guess[i];
            }
            confidence[i] = shares[guess[i]];
        }
        return Quality.of(labels, truth, guess, confidence);
    }

    /** Both machines and the calibration are linear, so one weight for each gram and label does. */
    private TextClassifier joined(
            Vocabulary vocabulary, Margins machines, Calibration calibration, Quality quality) {
        int width = labels.size();
        int size = vocabulary.size();
        float[] weights = new float[Math.multiplyExact(size, width)];
        float[] bias = new float[width];
        for (int k = 0; k < width; k++) {
            float[] plain = machines.plain()[k];
            float[] scaled = machines.scaled()[k];
            double a = calibration.plainScale();
            double b = calibration.scaledScale();
            for (int f = 0; f < size; f++) {
                weights[f * width + k] = (float) (a * plain[f] + b * scaled[f]);
            }
            bias[k] = (float) (a * plain[size] + b * scaled[size] + calibration.bias()[k]);
        }
        return new TextClassifier(labels, vocabulary, weights, bias, quality);
    }
}
