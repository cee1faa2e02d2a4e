package org.openrenda.deputies.duty;

import java.util.Map;
import org.openrenda.deputies.DutyCategory;
import org.openrenda.platform.AccountId;

/** How much one deputy did in a year, by category; the list of these is never a ranking. */
public record DeputyYear(AccountId account, String name, Map<DutyCategory, Integer> counts) {

    public int of(DutyCategory category) {
        return counts.getOrDefault(category, 0);
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
