package org.openrenda.analysis.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns from labelled texts and labels others, with a confidence that means what it says
 * (F-HOT-3).
 *
 * <p>Immutable and safe for many threads. The same rows give the same model.
 */
public final class TextClassifier {

    private static final int FORMAT = 0x4F524331;

    private final List<String> labels;
    private final Vocabulary vocabulary;
    private final float[] weights;
    private final float[] bias;
    private final Quality quality;

    TextClassifier(
            List<String> labels,
            Vocabulary vocabulary,
            float[] weights,
            float[] bias,
            Quality quality) {
        this.labels = List.copyOf(labels);
        this.vocabulary = vocabulary;
        this.weights = weights;
        this.bias = bias;
        this.quality = quality;
    }

    /**
     * Learns from these texts.
     *
     * @throws IllegalArgumentException if there are fewer than two labels
     */
    public static TextClassifier train(List<Labelled> rows) {
        return new Training(rows).classifier();
    }

    /** The most likely label. */
    public Guess classify(String title, String text) {
        double[] shares = probabilities(title, text);
        int best = 0;
        for (int k = 1; k < shares.length; k++) {
            best = shares[k] > shares[best] ? k : best;
        }
        return new Guess(labels.get(best), shares[best]);
    }

    /** Every label with its probability, the most likely first. */
    public List<Guess> ranked(String title, String text) {
        double[] shares = probabilities(title, text);
        List<Guess> guesses = new ArrayList<>();
        for (int k = 0; k < shares.length; k++) {
            guesses.add(new Guess(labels.get(k), shares[k]));
        }
        guesses.sort((a, b) -> Double.compare(b.confidence(), a.confidence()));
        return guesses;
    }

    public List<String> labels() {
        return labels;
    }

    /** How well this model did on texts held back while it was trained. */
    public Quality quality() {
        return quality;
    }

    private double[] probabilities(String title, String text) {
        Grams grams = Grams.of(title, text);
        int width = labels.size();
        float[] sums = new float[width];
        double squares = 0;
        for (int i = 0; i < grams.size(); i++) {
            int id = vocabulary.id(grams.key(i));
            if (id < 0) {
                continue;
            }
            float value = vocabulary.weight(id, grams.count(i));
            squares += value * value;
            int at = id * width;
            for (int k = 0; k < width; k++) {
                sums[k] += value * weights[at + k];
            }
        }
        double length = Math.sqrt(squares + 1e-12);
        double[] scores = new double[width];
        for (int k = 0; k < width; k++) {
            scores[k] = sums[k] / length + bias[k];
        }
        return Calibration.softMax(scores);
    }

    /** The model as bytes, to be kept and read again by {@link #fromBytes}. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            out.writeInt(labels.size());
            for (int k = 0; k < labels.size(); k++) {
                out.writeUTF(labels.get(k));
                out.writeFloat(bias[k]);
                out.writeDouble(quality.f1().getOrDefault(labels.get(k), Double.NaN));
            }
            out.writeInt(quality.texts());
            out.writeDouble(quality.macroF1());
            out.writeDouble(quality.accuracy());
            out.writeDouble(quality.autoShare());
            out.writeDouble(quality.threshold());
            vocabulary.write(out);
            for (float weight : weights) {
                out.writeFloat(weight);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException if these are not the bytes of a model
     */
    public static TextClassifier fromBytes(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != FORMAT) {
                throw new IllegalArgumentException("not a classifier of this format");
            }
            int width = in.readInt();
            List<String> labels = new ArrayList<>();
            float[] bias = new float[width];
            Map<String, Double> f1 = new LinkedHashMap<>();
            for (int k = 0; k < width; k++) {
                labels.add(in.readUTF());
                bias[k] = in.readFloat();
                double f = in.readDouble();
                if (!Double.isNaN(f)) {
                    f1.put(labels.get(k), f);
                }
            }
            Quality quality =
                    new Quality(
                            in.readInt(),
                            in.readDouble(),
                            in.readDouble(),
                            in.readDouble(),
                            in.readDouble(),
                            f1);
            Vocabulary vocabulary = Vocabulary.read(in);
            float[] weights = new float[Math.multiplyExact(vocabulary.size(), width)];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = in.readFloat();
            }
            return new TextClassifier(labels, vocabulary, weights, bias, quality);
        } catch (IOException e) {
            throw new IllegalArgumentException("the bytes of a classifier end too early", e);
        }
    }
}
