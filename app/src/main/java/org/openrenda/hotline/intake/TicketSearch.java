package org.openrenda.hotline.intake;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets a list shows.
 *
 * @param congresses ids of the congresses whose tickets may be seen
 * @param topics codes; null for all
 * @param areas codes; null for all
 * @param unit a unit's id; null for all
 * @param words text in title, body or number, two characters or more; empty for all
 * @param repeat whether only repeats
 * @param solved yes or no as a follow-up found; empty for all
 * @param satisfaction a satisfaction's name; empty for all
 * @param issue id of a hot issue; null for all
 */
record TicketSearch(
        List<Long> congresses,
        @Nullable List<String> topics,
        @Nullable List<String> areas,
        @Nullable Long unit,
        String channel,
        String kind,
        String state,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String words,
        boolean repeat,
        String solved,
        String satisfaction,
        @Nullable Long issue,
        String sort,
        boolean descending,
        long offset,
        int most) {

    /** Whether the counts know the answer, so that no ticket need be touched. */
    boolean isCounted() {
        return kind.isEmpty()
                && state.isEmpty()
                && words.isEmpty()
                && !repeat
                && solved.isEmpty()
                && satisfaction.isEmpty()
                && issue == null;
    }
}
