package org.openrenda.meetings.places;

import java.time.LocalDateTime;
import org.openrenda.meetings.sittings.MeetingId;

/**
 * Places offered to observers of a meeting.
 *
 * @param closesAt local time until which one may apply
 * @param taken how many are given
 * @param applied how many applications were made and not taken back
 */
public record Offer(
        MeetingId meeting,
        int places,
        LocalDateTime closesAt,
        String note,
        int taken,
        int applied) {

    /** The last instant is in time. */
    public boolean isOpen(LocalDateTime now) {
        return !now.isAfter(closesAt);
    }

    public int free() {
        return places - taken;
    }
}
