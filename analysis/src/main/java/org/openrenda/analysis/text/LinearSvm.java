package org.openrenda.analysis.text;

import java.util.Random;

/**
 * Linear support vector machine, one label against the rest, squared hinge loss, by dual coordinate
 * descent (Hsieh et al., 2008). Rows are plain arrays: several times less memory than the
 * libraries' objects, and the order is seeded, so the same rows give the same weights.
 */
final class LinearSvm {

    private static final int ROUNDS_MAX = 20;
    private static final double TOLERANCE = 0.1;
    private static final long SEED = 20190108;

    private LinearSvm() {}

    /** Weights of the features, and the bias as the last of them. */
    static float[] train(Rows rows, boolean[] positive, double cost) {
        int n = rows.size();
        float[] w = new float[rows.width() + 1];
        double[] alpha = new double[n];
        double ridge = 0.5 / cost;
        double[] curvature = curvature(rows, ridge);
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        Random chance = new Random(SEED);
        for (int round = 0; round < ROUNDS_MAX; round++) {
            double worst = 0;
            for (int k = n - 1; k >= 0; k--) {
                int other = chance.nextInt(k + 1);
                int i = order[other];
                order[other] = order[k];
                order[k] = i;
                double sign = positive[i] ? 1 : -1;
                double slope = sign * (rows.dot(i, w) + w[rows.width()]) - 1 + alpha[i] * ridge;
                if (alpha[i] == 0 && slope >= 0) {
                    continue;
                }
                worst = Math.max(worst, Math.abs(slope));
                double next = Math.max(alpha[i] - slope / curvature[i], 0);
                move(rows, i, (next - alpha[i]) * sign, w);
                alpha[i] = next;
            }
            if (worst < TOLERANCE) {
                break;
            }
        }
        return w;
    }

    private static double[] curvature(Rows rows, double ridge) {
        double[] curvature = new double[rows.size()];
        for (int i = 0; i < curvature.length; i++) {
            double squares = 1 + ridge;
            for (float v : rows.values()[i]) {
                squares += v * v;
            }
            curvature[i] = squares;
        }
        return curvature;
    }

    private static void move(Rows rows, int row, double step, float[] w) {
        if (step == 0) {
            return;
        }
        int[] x = rows.features()[row];
        float[] v = rows.values()[row];
        float s = (float) step;
        for (int j = 0; j < x.length; j++) {
            w[x[j]] += s * v[j];
        }
        w[w.length - 1] += s;
    }
}
