package org.openrenda.meetings.sittings;

import java.time.LocalDateTime;
import org.openrenda.platform.Refusal;

/**
 * When and where a meeting is, set right.
 *
 * @param startsAt local time
 * @param reason needed once the notice went out
 * @param shortReason why the notice of the new time is short; may be empty
 */
public record Correction(LocalDateTime startsAt, String place, String reason, String shortReason) {

    private static final int PLACE_MAX = 100;

    public Correction {
        place = Refusal.needed("place", "请写明地点", place);
        reason = reason.strip();
        shortReason = shortReason.strip();
        if (place.length() > PLACE_MAX) {
            throw Refusal.of("place", "地点写在 " + PLACE_MAX + " 字以内。");
        }
        Meeting.checkReason(reason);
        Meeting.checkReason(shortReason);
    }
}
