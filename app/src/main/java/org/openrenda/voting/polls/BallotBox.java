package org.openrenda.voting.polls;

import java.util.List;
import org.openrenda.platform.PersonId;

/**
 * Where the ballots of a poll are kept. Named ballots lie in this part, secret ones in another; all
 * methods are called inside the transaction of the act they belong to, with the poll's row locked.
 * A box that keeps secret ballots has its voter's page at {@code /voting/secret/{poll}}.
 */
public interface BallotBox {

    /** Whether this box keeps the ballots of such polls; exactly one box does for each. */
    boolean keeps(Visibility visibility);

    /**
     * Asked before a draft is changed: refuses when something was made for it that would not fit.
     *
     * @throws org.openrenda.platform.Refusal with the reason
     */
    default void redrafting(PollId poll, NewPoll given) {}

    /** Text, options, roster and rule are fixed from now on. */
    void ready(PollId poll);

    /** Voting has begun. */
    void opened(PollId poll);

    /** Nothing is taken any more; what {@link #ballots} gives stays the same from here on. */
    void closed(PollId poll);

    /**
     * The poll is announced or void: what only the voting needed, keys and envelopes, is destroyed.
     */
    default void over(PollId poll) {}

    /**
     * Whether ballots are still to be taken out of their envelopes, so that none can be counted.
     */
    default boolean sealed(PollId poll) {
        return false;
    }

    /** The canonical texts of all ballots, in an order that tells nothing. */
    List<String> ballots(PollId poll);

    /** How many ballots there are; never fewer than before. */
    int received(PollId poll);

    /**
     * Asked before a voter is marked to vote on paper or otherwise: refuses when this voter's
     * ballot, or the means to cast it, is out already.
     *
     * @throws org.openrenda.platform.Refusal with the reason
     */
    default void moving(PollId poll, PersonId voter) {}
}
