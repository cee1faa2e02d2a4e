package org.openrenda.voting.polls;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.PersonId;

/**
 * One line of the roster, with how this voter stands.
 *
 * @param no from 1, in the order given
 * @param present whether on the roll: signed in at the opening or added later
 * @param late whether added after the opening
 * @param method by what this voter votes; null while nothing but online is meant and nothing came.
 *     In a secret poll ONLINE never stands here.
 */
public record Voter(
        int no,
        PersonId person,
        @Nullable AccountId account,
        String name,
        String group,
        boolean mayVote,
        boolean present,
        boolean late,
        @Nullable VotingMethod method) {

    /** The same member on a roster that is made from this one. */
    public NewVoter again() {
        return new NewVoter(person, account, name, group, mayVote);
    }
}
