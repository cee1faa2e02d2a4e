package org.openrenda.deputies.activities;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.groups.GroupId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;

/**
 * What the organiser plans.
 *
 * @param seats 0 is no limit
 * @param open every deputy of the congress may pick it (点单式)
 * @param video an https address, or empty
 */
public record NewActivity(
        CongressId congress,
        @Nullable GroupId group,
        ActivityKind kind,
        String title,
        String text,
        String place,
        Instant startsAt,
        Instant signUpUntil,
        int seats,
        boolean open,
        String video) {

    void check() {
        Refusal.needed("title", "请填写活动名称", title);
        Refusal.needed("place", "请填写地点", place);
        if (signUpUntil.isAfter(startsAt)) {
            throw Refusal.of("until", "报名截止时间不能晚于开始时间。");
        }
        if (seats < 0 || seats > 5_000) {
            throw Refusal.of("seats", "名额应在 0 到 5000 之间，0 为不限。");
        }
        if (!video.isBlank() && !video.strip().matches("https://[^\\s\"<>]{4,300}")) {
            throw Refusal.of("video", "请填写 https:// 开头的网址，或者留空。");
        }
    }
}
