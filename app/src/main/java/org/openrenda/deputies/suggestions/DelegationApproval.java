package org.openrenda.deputies.suggestions;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;

/**
 * What is recorded of a delegation's vote on a suggestion; how many it has tells the roster.
 *
 * @param document the record of its meeting
 * @param head the head of the delegation (团长), who signs
 */
public record DelegationApproval(
        int approved, @Nullable LocalDate on, String document, AccountId head) {

    public DelegationApproval {
        document = document.strip();
    }
}
