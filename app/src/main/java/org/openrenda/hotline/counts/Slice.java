package org.openrenda.hotline.counts;

import java.time.YearMonth;
import java.util.List;

/**
 * Which part of the cube is looked at.
 *
 * @param congresses ids of the congresses whose counts may be seen
 * @param month the month that is compared with the one before and that of the year before
 * @param topic prefix of the topic code; empty for all
 * @param area prefix of the area code; empty for all
 * @param unit id of one unit; -1 for all, 0 for tickets without one
 */
public record Slice(
        List<Long> congresses, YearMonth month, String topic, String area, long unit) {

    public Slice {
        congresses = List.copyOf(congresses);
    }
}
