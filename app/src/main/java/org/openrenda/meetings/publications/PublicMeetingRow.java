package org.openrenda.meetings.publications;

import java.time.LocalDateTime;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.meetings.sittings.MeetingStage;

/** A meeting as the public list shows it. */
public record PublicMeetingRow(
        MeetingId id,
        String title,
        MeetingKind kind,
        MeetingStage stage,
        LocalDateTime startsAt,
        String place,
        String owner) {}
