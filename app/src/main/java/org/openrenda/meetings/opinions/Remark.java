package org.openrenda.meetings.opinions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.platform.AccountId;

/**
 * Something said on an item, with what was done to it.
 *
 * @param participant who said it; null for the opinion of a group
 * @param account the account of who said it; null without one, and for a group
 * @param name of the person or the group
 * @param sorted the opinion it went into; null for none
 * @param dropped why it is not taken into the list; empty when it is, or is not sorted yet
 * @param steps the oldest first
 */
public record Remark(
        RemarkId id,
        ItemId item,
        @Nullable ParticipantId participant,
        @Nullable AccountId account,
        String name,
        String group,
        @Nullable OpinionId sorted,
        String dropped,
        List<Step> steps) {

    /** One act on it. */
    public record Step(RemarkAct act, String text, Instant at, String byName) {}

    public Remark {
        steps = List.copyOf(steps);
    }

    /** What the stage is by the steps alone. */
    public RemarkStage stage() {
        RemarkStage stage = RemarkStage.NEW;
        for (Step step : steps) {
            stage = stage.after(step.act());
        }
        return stage;
    }

    /** The words as they stand: said, taken down or corrected last. */
    public String text() {
        return steps.stream()
                .filter(step -> step.act().hasText())
                .map(Step::text)
                .reduce("", (first, last) -> last);
    }

    /** When it was first said or taken down. */
    public Instant at() {
        return steps.getFirst().at();
    }

    public boolean isOfGroup() {
        return participant == null;
    }

    public boolean isTakenDown() {
        return steps.stream().anyMatch(step -> step.act() == RemarkAct.TAKE_DOWN);
    }

    public boolean isConfirmed() {
        return stage() == RemarkStage.CONFIRMED;
    }

    /** Whether it waits to be put into the list or left out of it. */
    public boolean isUnsorted() {
        return sorted == null && dropped.isEmpty() && stage() != RemarkStage.WITHDRAWN;
    }
}
