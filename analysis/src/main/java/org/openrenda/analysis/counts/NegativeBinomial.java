package org.openrenda.analysis.counts;

/** The negative binomial distribution by its mean and variance; Poisson where they are equal. */
record NegativeBinomial(double mean, double variance) {

    /** Above this mean the sum over single counts gives way to a normal with skewness. */
    private static final double EXACT_MAX = 2000;

    /** The smallest count that is exceeded with at most this probability. */
    int upperLimit(double probability) {
        double excess = Math.max(variance - mean, mean * 1e-6);
        if (mean > EXACT_MAX) {
            return (int) Math.ceil(mean + 4 * Math.sqrt(mean + excess));
        }
        double size = mean * mean / excess;
        double ratio = mean / (mean + size);
        double term = Math.exp(size * Math.log(size / (size + mean)));
        double below = term;
        int count = 0;
        while (1 - below > probability && count < EXACT_MAX * 10) {
            count++;
            term *= ratio * (size + count - 1) / count;
            below += term;
        }
        return count;
    }
}
