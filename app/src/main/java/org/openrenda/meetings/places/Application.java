package org.openrenda.meetings.places;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.ParticipantId;

/**
 * A citizen's application to observe, as lists may show it.
 *
 * @param place the number of the place; 0 for none
 * @param name its first character and signs in place of the rest
 * @param phone a few digits of it
 * @param reason what was said with the last decision; may be empty
 */
public record Application(
        ApplicationId id,
        MeetingId meeting,
        ApplicationStage stage,
        int place,
        @Nullable ParticipantId participant,
        String name,
        String phone,
        Instant at,
        String reason) {}
