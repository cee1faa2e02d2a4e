package org.openrenda.deputies.suggestions;

import java.time.LocalDate;
import org.openrenda.platform.AccountId;

/**
 * A delegation (代表团) that proposes a suggestion, and how it approved.
 *
 * @param version the draft that was approved
 * @param members how many deputies the delegation has, present or not: the base of the majority
 * @param head who signs for it
 */
public record Delegation(
        String name,
        int version,
        int members,
        int approved,
        LocalDate approvedOn,
        String document,
        AccountId head,
        String headName) {

    /** SUG-1: more than half of all its deputies; whole numbers only (CAL-3). */
    public boolean carries() {
        return approved >= members / 2 + 1;
    }
}
