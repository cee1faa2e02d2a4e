package org.openrenda.congress.deputyships;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of a deputyship's history.
 *
 * @param status what the deputyship is after it
 * @param ground the ground of a suspension or the reason of an end, as its enum's name, or empty
 * @param on the day it happened
 * @param document on what it rests
 * @param inFavour votes for accepting a resignation, or null
 * @param members all who could vote, or null
 * @param at when it was written down
 */
public record DeputyStep(
        DeputyAct act,
        DeputyStatus status,
        String ground,
        LocalDate on,
        String document,
        String note,
        @Nullable Integer inFavour,
        @Nullable Integer members,
        String byName,
        Instant at) {

    /** The ground in words, or empty. */
    public String groundLabel() {
        return switch (act) {
            case SUSPEND -> SuspensionGround.valueOf(ground).label();
            case END -> EndReason.valueOf(ground).label();
            default -> "";
        };
    }
}
