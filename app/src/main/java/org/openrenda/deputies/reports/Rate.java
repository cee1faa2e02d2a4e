package org.openrenda.deputies.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact fraction; it is rounded only where it is shown.
 *
 * @param counted the upper number
 * @param among the lower number; 0 when there is nothing to tell yet
 */
public record Rate(int counted, int among) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Rate {
        if (counted < 0 || counted > among) {
            throw new IllegalArgumentException("counted outside 0.." + among);
        }
    }

    /** 87.5%, or a dash where nothing is counted. */
    public String percent() {
        return among == 0 ? "—" : value() + "%";
    }

    /** Percent with one decimal, rounded half up; 0 where nothing is counted. */
    public BigDecimal value() {
        return among == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(counted)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(among), 1, RoundingMode.HALF_UP);
    }
}
