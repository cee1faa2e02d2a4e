package org.openrenda.voting.polls;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.PersonId;

/**
 * A lawful member as the caller knows them.
 *
 * @param account null for somebody without an account, who votes on paper
 * @param group delegation or group, or empty
 * @param mayVote false for who is suspended from duties: on the roster, but without a vote
 */
public record NewVoter(
        PersonId person, @Nullable AccountId account, String name, String group, boolean mayVote) {}
