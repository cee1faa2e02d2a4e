package org.openrenda.analysis.text;

/** Many sparse vectors: the features of each row and their values. */
record Rows(int[][] features, float[][] values, int width) {

    int size() {
        return features.length;
    }

    /** The same rows with each feature multiplied by its factor. */
    Rows times(float[] factors) {
        float[][] scaled = new float[values.length][];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = new float[values[i].length];
            for (int j = 0; j < scaled[i].length; j++) {
                scaled[i][j] = values[i][j] * factors[features[i][j]];
            }
        }
        return new Rows(features, scaled, width);
    }

    double dot(int row, float[] weights) {
        int[] x = features[row];
        float[] v = values[row];
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += weights[x[j]] * v[j];
        }
        return sum;
    }
}
