package org.openrenda.deputies.duty;

import java.time.LocalDate;
import org.openrenda.deputies.DutyCategory;

/**
 * DEP-31: what one category counts, from a day on; the rule of the day it was done holds.
 *
 * @param weight points for each line
 * @param cap the most points this category gives in a year; 0 is no limit
 */
public record PointRule(DutyCategory category, int weight, int cap, LocalDate fromOn) {}
