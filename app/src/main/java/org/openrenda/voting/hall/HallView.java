package org.openrenda.voting.hall;

import org.jspecify.annotations.Nullable;
import org.openrenda.voting.polls.LiveCount;
import org.openrenda.voting.polls.PollPlan;
import org.openrenda.voting.polls.PollResult;

/**
 * What everyone in the hall may see of a poll.
 *
 * @param quorum members who must be present; 0 before the base is known
 * @param fingerprint of all that a secret poll fixed, to compare with the own device; else empty
 * @param result once it is announced, null before
 */
public record HallView(
        PollPlan plan,
        LiveCount live,
        int quorum,
        String fingerprint,
        @Nullable PollResult result) {}
