package org.openrenda.demo;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** Draws the place in a list, each by its weight. */
record Draw(double[] upTo) {

    static <T> Draw of(List<T> all, ToDoubleFunction<T> weight) {
        double[] upTo = new double[all.size()];
        double sum = 0;
        for (int at = 0; at < upTo.length; at++) {
            sum += weight.applyAsDouble(all.get(at));
            upTo[at] = sum;
        }
        return new Draw(upTo);
    }

    int next(RandomGenerator chance) {
        double drawn = chance.nextDouble() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, drawn);
        return Math.min(upTo.length - 1, found < 0 ? -found - 1 : found + 1);
    }
}
