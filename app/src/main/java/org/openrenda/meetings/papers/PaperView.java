package org.openrenda.meetings.papers;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.calendar.Calendar;

/**
 * A paper as one reader sees it.
 *
 * @param itemTitle empty for a paper of the whole meeting
 * @param opened the newest version this reader opened; 0 for none
 * @param savedAt when this reader put the newest version on a device; null for never
 * @param daysLate MTG-10: how many days too late it reached its readers
 * @param readers for how many it is; counted for who sends papers only, like the next
 * @param read how many of them opened the newest version
 * @param watermark names the reader on what is not public; empty on what is
 */
public record PaperView(
        Paper paper,
        String itemTitle,
        int opened,
        @Nullable Instant savedAt,
        int daysLate,
        int readers,
        int read,
        String watermark) {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("M月d日 HH:mm");

    /** Whether the reader has the newest version. */
    public boolean isRead() {
        return opened == paper.newest().no();
    }

    /** Whether the reader knows an earlier version only. */
    public boolean isOutdated() {
        return opened > 0 && !isRead();
    }

    /** An instant as pages say it. */
    public static String when(@Nullable Instant at) {
        return at == null ? "" : LocalDateTime.ofInstant(at, Calendar.ZONE).format(WHEN);
    }

    public String id() {
        return paper.id().toString();
    }
}
