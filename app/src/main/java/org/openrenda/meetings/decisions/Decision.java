package org.openrenda.meetings.decisions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollStage;

/**
 * A vote on an item of the agenda.
 *
 * @param outcome in one word once announced; empty before
 * @param at when it was announced; null before
 * @param text the counts in one sentence once announced; empty before
 */
public record Decision(
        PollId poll,
        ItemId item,
        String title,
        PollStage stage,
        String outcome,
        String text,
        @Nullable Instant at) {}
