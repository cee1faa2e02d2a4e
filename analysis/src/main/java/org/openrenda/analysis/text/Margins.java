package org.openrenda.analysis.text;

import java.util.stream.IntStream;

/**
 * Two linear machines for each label: one over the rows as they are, one over rows whose features
 * are scaled by how much they speak for the label (Wang and Manning, 2012). They err differently.
 */
record Margins(float[][] plain, float[][] scaled) {

    private static final double COST = 2;
    private static final double SMOOTHING = 0.02;

    static Margins train(Rows rows, int[] labels, int labelCount) {
        float[][] plain = new float[labelCount][];
        float[][] scaled = new float[labelCount][];
        IntStream.range(0, labelCount * 2)
                .parallel()
                .forEach(task -> {
                    int k = task / 2;
                    boolean[] positive = new boolean[labels.length];
                    for (int i = 0; i < labels.length; i++) {
                        positive[i] = labels[i] == k;
                    }
                    if (task % 2 == 0) {
                        plain[k] = LinearSvm.train(rows, positive, COST);
                    } else {
                        scaled[k] = trainScaled(rows, positive);
                    }
                });
        return new Margins(plain, scaled);
    }

    private static float[] trainScaled(Rows rows, boolean[] positive) {
        float[] factors = factors(rows, positive);
        float[] w = LinearSvm.train(rows.times(factors), positive, COST);
        for (int f = 0; f < factors.length; f++) {
            w[f] *= factors[f];
        }
        return w;
    }

    /** How far the feature's share inside the label is from its share outside, as a log ratio. */
    private static float[] factors(Rows rows, boolean[] positive) {
        double[] inside = new double[rows.width()];
        double[] outside = new double[rows.width()];
        double insideSum = SMOOTHING * rows.width();
        double outsideSum = insideSum;
        for (int i = 0; i < rows.size(); i++) {
            double[] side = positive[i] ? inside : outside;
            for (int j = 0; j < rows.features()[i].length; j++) {
                side[rows.features()[i][j]] += rows.values()[i][j];
                insideSum += positive[i] ? rows.values()[i][j] : 0;
                outsideSum += positive[i] ? 0 : rows.values()[i][j];
            }
        }
        float[] factors = new float[rows.width()];
        for (int f = 0; f < factors.length; f++) {
            double ratio = (inside[f] + SMOOTHING) / insideSum / (outside[f] + SMOOTHING);
            factors[f] = (float) Math.abs(Math.log(ratio * outsideSum));
        }
        return unitMean(rows, factors);
    }

    /** Scales the factors so that a row keeps its length on average, and the cost its meaning. */
    private static float[] unitMean(Rows rows, float[] factors) {
        double squares = 0;
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < rows.features()[i].length; j++) {
                double v = rows.values()[i][j] * factors[rows.features()[i][j]];
                squares += v * v;
            }
        }
        float scale = (float) Math.sqrt(rows.size() / (squares + 1e-12));
        for (int f = 0; f < factors.length; f++) {
            factors[f] *= scale;
        }
        return factors;
    }

    /** Margins of one row for each label, the plain machine's first, then the scaled one's. */
    double[] of(Rows rows, int row) {
        int labels = plain.length;
        double[] margins = new double[labels * 2];
        for (int k = 0; k < labels; k++) {
            margins[k] = rows.dot(row, plain[k]) + plain[k][rows.width()];
            margins[labels + k] = rows.dot(row, scaled[k]) + scaled[k][rows.width()];
        }
        return margins;
    }
}
