package org.openrenda.voting.polls;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A poll as its pages show it.
 *
 * @param election the first round's id, where this is a later round; null in the first
 * @param base 0 before the opening
 * @param confirmedBy the accounts of officials that have confirmed
 * @param owedCounts methods whose counts two people have not yet typed alike
 * @param sealed whether ballots are still in their envelopes, so that nothing can be counted yet
 */
public record PollView(
        PollId id,
        PollPlan plan,
        @Nullable PollId election,
        int round,
        PollStage stage,
        int roster,
        int base,
        int present,
        @Nullable Instant openedAt,
        LocalDate preparedOn,
        List<Official> officials,
        List<Official> confirmedBy,
        List<VotingMethod> owedCounts,
        boolean sealed,
        List<PollStep> steps) {}
