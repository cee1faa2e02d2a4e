package org.openrenda.voting.polls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may be seen while people vote: how many have voted, never how.
 *
 * @param version grows with everything that happens, so that older news is known as such
 * @param voted how many ballots are in; never fewer than before
 */
public record LiveCount(
        PollId poll,
        long version,
        PollStage stage,
        int base,
        int present,
        int voted,
        int seconds,
        @Nullable Instant openedAt) {}
