package org.openrenda.meetings.sittings;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;

/**
 * An item to be put on the agenda.
 *
 * @param parent the item it belongs under; null for one of the first level
 * @param reporter who reports, with the office; may be empty
 * @param minutes planned; 0 for none
 * @param origin the matter it grew out of
 */
public record NewItem(
        @Nullable ItemId parent,
        String title,
        ItemKind kind,
        Publicity publicity,
        String reporter,
        int minutes,
        @Nullable Origin origin) {

    private static final int TITLE_MAX = 120;
    private static final int MINUTES_MAX = 600;

    public NewItem {
        title = Refusal.needed("title", "请写明议题", title);
        reporter = reporter.strip();
        if (title.length() > TITLE_MAX || reporter.length() > TITLE_MAX) {
            throw Refusal.of("title", "议题和报告人各写在 " + TITLE_MAX + " 字以内。");
        }
        if (minutes < 0 || minutes > MINUTES_MAX) {
            throw Refusal.of("minutes", "预计时间应在 0 到 " + MINUTES_MAX + " 分钟之间。");
        }
    }
}
