package org.openrenda.platform.parameters;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;

/**
 * One number that the law or a locality sets.
 *
 * @param congress the congress whose own setting this is; null for the default of all
 * @param value the number, in {@code unit}
 * @param unit DAY, WORKDAY, MONTH, YEAR, PERSON, PERCENT, PIECE, TIMES, TICKET, MINUTE
 * @param rule the ID in rules.md, or empty where it is a house default
 * @param source the article or local rule it comes from (Chinese)
 * @param effectiveOn the first day it holds
 */
public record Parameter(
        String key,
        @Nullable CongressId congress,
        int value,
        String unit,
        String label,
        String rule,
        String source,
        LocalDate effectiveOn) {}
