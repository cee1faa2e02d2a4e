package org.openrenda.voting.polls;

import org.openrenda.platform.AccountId;

/**
 * A named ballot on its way into the box.
 *
 * @param choice as {@link BallotPaper#text} writes it
 * @param key made by the page that sends it, the same at each try
 */
record NamedBallot(PollId poll, AccountId account, String choice, String key) {}
