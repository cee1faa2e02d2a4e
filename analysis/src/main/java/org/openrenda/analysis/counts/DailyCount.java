package org.openrenda.analysis.counts;

import java.time.LocalDate;
import java.util.Objects;

/** How many tickets of one topic came from one area on one day. */
public record DailyCount(LocalDate date, String topic, String area, int n) {

    public DailyCount {
        Objects.requireNonNull(date);
        Objects.requireNonNull(topic);
        Objects.requireNonNull(area);
        if (n < 0) {
            throw new IllegalArgumentException("a count is not negative: " + n);
        }
    }
}
