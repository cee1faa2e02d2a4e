package org.openrenda.evaluation.evaluations;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact number of points as a fraction, so that ranking never depends on rounding.
 *
 * @param denominator positive; the fraction is always in its lowest terms
 */
public record Points(BigInteger numerator, BigInteger denominator) implements Comparable<Points> {

    static final Points ZERO = of(0, 1);
    private static final int SHOWN_DECIMALS = 2;

    public Points {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("a denominator is positive");
        }
        BigInteger common = numerator.gcd(denominator);
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
    }

    static Points of(long numerator, long denominator) {
        return new Points(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    Points plus(Points other) {
        return new Points(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Points share(long parts, long of) {
        return new Points(
                numerator.multiply(BigInteger.valueOf(parts)),
                denominator.multiply(BigInteger.valueOf(of)));
    }

    @Override
    public int compareTo(Points other) {
        return numerator
                .multiply(other.denominator)
                .compareTo(other.numerator.multiply(denominator));
    }

    /** With two decimals, rounded half up; only for showing. */
    public String shown() {
        return decimal().toPlainString();
    }

    public BigDecimal decimal() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), SHOWN_DECIMALS, RoundingMode.HALF_UP);
    }
}
