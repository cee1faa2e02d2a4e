package org.openrenda.meetings.papers;

import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.platform.Refusal;

/**
 * A paper to be sent.
 *
 * @param item the item it belongs to; null for the whole meeting
 */
public record NewPaper(
        PaperKind kind,
        @Nullable ItemId item,
        String title,
        Audience audience,
        Publicity publicity) {

    private static final int TITLE_MAX = 120;

    /** Material of the meeting. */
    public NewPaper(@Nullable ItemId item, String title, Audience audience, Publicity publicity) {
        this(PaperKind.MATERIAL, item, title, audience, publicity);
    }

    public NewPaper {
        title = Refusal.needed("title", "请写材料名称", title);
        if (title.length() > TITLE_MAX) {
            throw Refusal.of("title", "材料名称请写在 " + TITLE_MAX + " 字以内。");
        }
        Audience widest = Audience.widest(publicity);
        if (audience.compareTo(widest) > 0) {
            throw Refusal.of(
                    "audience",
                    "%s材料只能发给%s（MTG-15），请改选发放范围。".formatted(publicity.label(), widest.label()));
        }
    }
}
