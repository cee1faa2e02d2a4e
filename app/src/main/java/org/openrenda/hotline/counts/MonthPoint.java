package org.openrenda.hotline.counts;

import java.time.YearMonth;

/** How many tickets came in a month. */
public record MonthPoint(YearMonth month, long tickets) {}
