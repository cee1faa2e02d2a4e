package org.openrenda.congress.members;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.PersonId;

/**
 * A deputy in office, or one whose duty is suspended (DEP-4).
 *
 * @param account the account of the deputy at this congress; null for who has none
 * @param delegation 代表团, or empty
 * @param mayAct false for the suspended, who stand on the roster without a vote
 */
public record Member(
        PersonId person,
        @Nullable AccountId account,
        String name,
        String delegation,
        boolean mayAct) {}
