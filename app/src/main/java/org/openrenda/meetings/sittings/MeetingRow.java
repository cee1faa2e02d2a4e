package org.openrenda.meetings.sittings;

import java.time.LocalDateTime;

/** A meeting as lists show it. */
public record MeetingRow(
        MeetingId id,
        String title,
        MeetingKind kind,
        MeetingStage stage,
        LocalDateTime startsAt,
        String place,
        int items,
        int people) {}
