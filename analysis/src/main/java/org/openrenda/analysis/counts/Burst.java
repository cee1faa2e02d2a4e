package org.openrenda.analysis.counts;

import java.time.LocalDate;

/**
 * A day on which a topic in an area had more tickets than chance explains.
 *
 * @param expected tickets to be expected on that day
 * @param limit the most that chance still explains, given also the days just before
 */
public record Burst(
        String topic, String area, LocalDate day, int n, double expected, double limit) {}
