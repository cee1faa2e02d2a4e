package org.openrenda.platform.access;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.web.Dates;

/**
 * A passkey as its owner sees it; it carries no key.
 *
 * @param name what its owner calls it
 * @param backedUp whether the device keeps a copy elsewhere, so that other devices have it too
 */
public record Passkey(
        long id, String name, boolean backedUp, Instant createdAt, @Nullable Instant usedAt) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** When it was added, in words. */
    public String made() {
        return time(createdAt);
    }

    /** When it was last used, in words. */
    public String lastUsed() {
        return usedAt == null ? "还没有用过" : time(usedAt) + "用过";
    }

    private static String time(Instant at) {
        return Dates.time(LocalDateTime.ofInstant(at, ZONE));
    }
}
