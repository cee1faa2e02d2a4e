package org.openrenda.meetings.minutes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.papers.PaperId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.platform.Refusal;

/**
 * MTG-14: a bulletin (简报) of a meeting, as it was last edited.
 *
 * @param no from 1 in each meeting
 * @param at when it was last edited
 * @param paper the paper as which it was issued; null before
 * @param issuedAt null before it was issued
 */
public record Bulletin(
        BulletinId id,
        MeetingId meeting,
        int no,
        String title,
        String text,
        Instant at,
        String byName,
        @Nullable PaperId paper,
        @Nullable Instant issuedAt) {

    static final int TITLE_MAX = 80;
    static final int TEXT_MAX = 50_000;

    /** What it is called among the papers of the meeting. */
    public String name() {
        return "简报第 " + no + " 期：" + title;
    }

    public boolean isIssued() {
        return issuedAt != null;
    }

    void allowChange() {
        if (isIssued()) {
            throw new Refusal("第 " + no + " 期简报已经核发，不能再改。要更正的，请在下一期说明。");
        }
    }
}
