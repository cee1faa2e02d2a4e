package org.openrenda.deputies.duty;

import java.util.List;
import java.util.Map;
import org.openrenda.deputies.DutyCategory;

/**
 * 代表法 58: what anybody may read of a deputy's record.
 *
 * @param counts this term's lines by category, without the categories the deputy keeps back
 * @param lines those the deputy chose to show one by one, the newest first
 */
public record PublicDuty(Map<DutyCategory, Integer> counts, List<DutyLine> lines) {}
