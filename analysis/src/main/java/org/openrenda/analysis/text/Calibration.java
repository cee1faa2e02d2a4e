package org.openrenda.analysis.text;

/**
 * Turns margins into probabilities: a soft maximum over two scaled margins and a bias for each
 * label, fitted on margins of rows the machines had not seen.
 *
 * <p>Rare labels weigh more than their rows, for otherwise they are never guessed.
 */
record Calibration(double plainScale, double scaledScale, double[] bias) {

    private static final int STEPS = 500;
    private static final double RATE = 1.5;
    private static final double RIDGE = 1e-3;
    private static final double RARE_WEIGHT = 0.5;

    /** What to use where there are too few rows to fit anything. */
    static Calibration unfitted(int labels) {
        return new Calibration(1.9, 2.3, new double[labels]);
    }

    static Calibration fit(double[][] margins, int[] truth, int labels) {
        double[] weights = weights(truth, labels);
        Calibration now = unfitted(labels);
        for (int step = 0; step < STEPS; step++) {
            now = now.stepped(margins, truth, weights);
        }
        return now;
    }

    private Calibration stepped(double[][] margins, int[] truth, double[] weights) {
        int labels = bias.length;
        double plainSlope = 0;
        double scaledSlope = 0;
        double[] slope = new double[labels];
        for (int k = 0; k < labels; k++) {
            slope[k] = RIDGE * bias[k];
        }
        for (int i = 0; i < truth.length; i++) {
            double[] p = probabilities(margins[i]);
            p[truth[i]] -= 1;
            for (int k = 0; k < labels; k++) {
                double d = p[k] * weights[i];
                plainSlope += d * margins[i][k];
                scaledSlope += d * margins[i][labels + k];
                slope[k] += d;
            }
        }
        double[] next = new double[labels];
        for (int k = 0; k < labels; k++) {
            next[k] = bias[k] - RATE * slope[k];
        }
        return new Calibration(
                plainScale - RATE * plainSlope, scaledScale - RATE * scaledSlope, next);
    }

    double[] probabilities(double[] margins) {
        double[] scores = new double[bias.length];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = plainScale * margins[k];
            scores[k] += scaledScale * margins[bias.length + k] + bias[k];
        }
        return softMax(scores);
    }

    static double[] softMax(double[] scores) {
        double most = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            most = Math.max(most, score);
        }
        double sum = 0;
        double[] shares = new double[scores.length];
        for (int k = 0; k < scores.length; k++) {
            shares[k] = Math.exp(scores[k] - most);
            sum += shares[k];
        }
        for (int k = 0; k < scores.length; k++) {
            shares[k] /= sum;
        }
        return shares;
    }

    private static double[] weights(int[] truth, int labels) {
        int[] counts = new int[labels];
        for (int label : truth) {
            counts[label]++;
        }
        double[] weights = new double[truth.length];
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            weights[i] = Math.pow(counts[truth[i]], -RARE_WEIGHT);
            sum += weights[i];
        }
        for (int i = 0; i < truth.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
