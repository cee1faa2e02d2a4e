package org.openrenda.meetings.sittings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request for leave (DEP-28).
 *
 * @param granted null while nobody has decided
 */
public record Leave(
        LeaveId id,
        MeetingId meeting,
        ParticipantId participant,
        String name,
        String reason,
        Instant at,
        @Nullable Boolean granted,
        String decidedBy,
        String words) {}
