package org.openrenda.hotline.counts;

import java.time.LocalDate;

/** How many tickets came on a day. */
public record DayPoint(LocalDate day, long tickets) {}
