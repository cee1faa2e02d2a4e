package org.openrenda.meetings.sittings;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;

/**
 * A meeting to be planned.
 *
 * @param parent the session of the congress it belongs to; null for a meeting of its own
 * @param startsAt local time
 * @param extraordinary a meeting called at short notice, which the notice days do not bind
 */
public record NewMeeting(
        CongressId congress,
        MeetingKind kind,
        @Nullable MeetingId parent,
        String title,
        String place,
        LocalDateTime startsAt,
        boolean extraordinary) {

    private static final int TITLE_MAX = 100;

    public NewMeeting {
        title = Refusal.needed("title", "请写明会议名称", title);
        place = Refusal.needed("place", "请写明地点", place);
        if (title.length() > TITLE_MAX || place.length() > TITLE_MAX) {
            throw Refusal.of("title", "名称和地点各写在 " + TITLE_MAX + " 字以内。");
        }
        if (parent != null && !kind.isPart()) {
            throw Refusal.of("kind", "“" + kind.label() + "”不属于另一次会议。");
        }
    }
}
