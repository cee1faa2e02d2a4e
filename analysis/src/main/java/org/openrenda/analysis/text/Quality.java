package org.openrenda.analysis.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * How well a classifier did on texts it was not trained on.
 *
 * @param texts how many texts were judged
 * @param macroF1 mean over the labels of each label's F1
 * @param accuracy share of the texts labelled right
 * @param autoShare largest share that can be assigned without a person when 95 of 100 must be right
 * @param threshold the confidence from which on that share is assigned
 * @param f1 F1 of each label
 */
public record Quality(
        int texts,
        double macroF1,
        double accuracy,
        double autoShare,
        double threshold,
        Map<String, Double> f1) {

    /** What a place is willing to let the machine assign: 95 of 100 right. */
    private static final double RIGHT_SHARE = 0.95;

    /** Compares guesses with what is true, in the same order. */
    public static Quality of(List<String> truth, List<Guess> guesses) {
        TreeSet<String> all = new TreeSet<>(truth);
        guesses.forEach(guess -> all.add(guess.label()));
        List<String> labels = List.copyOf(all);
        return of(
                labels,
                truth.stream().mapToInt(labels::indexOf).toArray(),
                guesses.stream().mapToInt(guess -> labels.indexOf(guess.label())).toArray(),
                guesses.stream().mapToDouble(Guess::confidence).toArray());
    }

    static Quality of(List<String> labels, int[] truth, int[] guess, double[] confidence) {
        Map<String, Double> f1 = new LinkedHashMap<>();
        double sum = 0;
        int present = 0;
        for (int k = 0; k < labels.size(); k++) {
            double f = f1(k, truth, guess);
            if (!Double.isNaN(f)) {
                f1.put(labels.get(k), f);
                sum += f;
                present++;
            }
        }
        int right = 0;
        for (int i = 0; i < truth.length; i++) {
            right += truth[i] == guess[i] ? 1 : 0;
        }
        double[] cut = autoCut(truth, guess, confidence);
        double accuracy = right / (double) truth.length;
        return new Quality(truth.length, sum / present, accuracy, cut[0], cut[1], f1);
    }

    /** Not a number when the label neither occurs nor is guessed. */
    private static double f1(int label, int[] truth, int[] guess) {
        int both = 0;
        int either = 0;
        for (int i = 0; i < truth.length; i++) {
            both += truth[i] == label && guess[i] == label ? 1 : 0;
            either += (truth[i] == label ? 1 : 0) + (guess[i] == label ? 1 : 0);
        }
        return either == 0 ? Double.NaN : 2.0 * both / either;
    }

    private static double[] autoCut(int[] truth, int[] guess, double[] confidence) {
        Integer[] order = IntStream.range(0, truth.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> -confidence[i]));
        double[] cut = {0, 1};
        int right = 0;
        for (int i = 0; i < order.length; i++) {
            right += truth[order[i]] == guess[order[i]] ? 1 : 0;
            if (right >= RIGHT_SHARE * (i + 1)) {
                cut = new double[] {(i + 1.0) / order.length, confidence[order[i]]};
            }
        }
        return cut;
    }
}
