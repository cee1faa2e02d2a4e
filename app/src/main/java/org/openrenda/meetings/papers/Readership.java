package org.openrenda.meetings.papers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.Participant;

/**
 * How one person stands to a paper.
 *
 * @param opened the newest version opened; 0 for none
 * @param openedAt when that version was opened first
 * @param savedAt when the newest version was put on a device
 * @param isRead whether the newest version was opened
 */
public record Readership(
        Participant who,
        int opened,
        @Nullable Instant openedAt,
        @Nullable Instant savedAt,
        boolean isRead) {

    /** One state for each, as the clerk filters by it. */
    public String state() {
        if (isRead) {
            return "已读";
        }
        if (who.account() == null) {
            return "没有账号";
        }
        if (savedAt != null) {
            return "已存到手机，未读";
        }
        return opened > 0 ? "读过旧版" : "未读";
    }
}
