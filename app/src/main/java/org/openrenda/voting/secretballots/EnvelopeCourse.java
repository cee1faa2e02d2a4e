package org.openrenda.voting.secretballots;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.voting.polls.PollStage;

/**
 * Who opens double envelopes, and how far the opening is; what anybody who sees the poll may see.
 *
 * @param outerKeeper who keeps the key of the outer layer; empty before it was made
 * @param innerKeeper who keeps the key of the inner layer; empty before it was made
 * @param mine the layer whose key this person keeps, OUTER or INNER; null for none
 * @param stage of the poll
 * @param steps what was counted at the close and at each opening so far
 * @param leftOut each thing that is not counted, in words
 */
public record EnvelopeCourse(
        String outerKeeper,
        String innerKeeper,
        @Nullable String mine,
        PollStage stage,
        List<Counted> steps,
        List<String> leftOut) {

    private static final int STEPS = 3;

    public EnvelopeCourse {
        steps = List.copyOf(steps);
        leftOut = List.copyOf(leftOut);
    }

    /** The numbers of one step; {@code came} is always {@code gave} and {@code leftOut}. */
    public record Counted(
            String what, int came, int gave, int leftOut, String digest, String byName) {}

    /** Whether both layers are open, or there was nothing to open. */
    public boolean isOver() {
        return steps.size() == STEPS;
    }

    /** Whether this person's layer is the next to be opened. */
    public boolean isMyTurn() {
        return mine != null && steps.size() == (mine.equals("OUTER") ? 1 : 2);
    }
}
