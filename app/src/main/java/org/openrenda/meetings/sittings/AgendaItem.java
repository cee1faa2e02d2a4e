package org.openrenda.meetings.sittings;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Origin;

/**
 * One item of the agenda.
 *
 * @param place from 1 among the items under the same parent
 * @param steps what was done with it, the oldest first
 */
public record AgendaItem(
        ItemId id,
        MeetingId meeting,
        @Nullable ItemId parent,
        int place,
        String title,
        ItemKind kind,
        Publicity publicity,
        String reporter,
        int minutes,
        @Nullable Origin origin,
        ItemStage stage,
        List<Step> steps) {

    /** One act on an item. */
    public record Step(ItemAct act, Instant at, String byName, String text) {}

    /** What the stage is by the steps alone. */
    static ItemStage recomputed(List<Step> steps) {
        ItemStage stage = ItemStage.WAITING;
        for (Step step : steps) {
            stage = stage.after(step.act());
        }
        return stage;
    }

    /** VOT-11: between handing over and the result nobody speaks to the matter. */
    public boolean isInVote() {
        for (Step step : steps.reversed()) {
            if (step.act() == ItemAct.HAND_TO_VOTE) {
                return true;
            }
            if (step.act() == ItemAct.DECIDE) {
                return false;
            }
        }
        return false;
    }

    /** MTG-15: whether somebody in this role may know of it. */
    public boolean isFor(MeetingRole role) {
        return switch (publicity) {
            case OPEN -> true;
            case INTERNAL -> role != MeetingRole.OBSERVER;
            case SECRET -> role == MeetingRole.ATTEND;
        };
    }
}
