package org.openrenda.evaluation.evaluations;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.PersonId;

/**
 * Somebody with an account who is to rate.
 *
 * @param group the number of the group
 * @param person null for an account of nobody on the registers, which gets no secret ballot
 */
public record NewRater(int group, AccountId account, String name, @Nullable PersonId person) {

    /** Somebody who rates by name, so that no person need be known. */
    public NewRater(int group, AccountId account, String name) {
        this(group, account, name, null);
    }
}
