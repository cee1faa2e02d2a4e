package org.openrenda.meetings.sittings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to speak, and the speech.
 *
 * @param minutes how long it may last (MTG-14)
 */
public record Speech(
        SpeechId id,
        MeetingId meeting,
        ItemId item,
        ParticipantId participant,
        String name,
        Instant askedAt,
        int minutes,
        @Nullable Instant calledAt,
        @Nullable Instant endedAt) {

    public boolean isNow() {
        return calledAt != null && endedAt == null;
    }

    public boolean isWaiting() {
        return calledAt == null;
    }
}
