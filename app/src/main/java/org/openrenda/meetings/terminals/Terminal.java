package org.openrenda.meetings.terminals;

import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Dates;

/**
 * A device that signs people in.
 *
 * @param meeting the only meeting it is for; null for all of the congress
 * @param meetingTitle empty for all
 * @param lastUsedAt null before its first use
 * @param revokedAt null while it may be used
 */
public record Terminal(
        TerminalId id,
        CongressId congress,
        @Nullable MeetingId meeting,
        String meetingTitle,
        String name,
        String madeBy,
        Instant madeAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        String revokedBy) {

    /** A time as the page shows it; empty for none. */
    public static String when(@Nullable Instant at) {
        return at == null ? "" : Dates.time(LocalDateTime.ofInstant(at, Calendar.ZONE));
    }

    public boolean isRevoked() {
        return revokedAt != null;
    }
}
