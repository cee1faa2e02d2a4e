package org.openrenda.platform.notices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing a person was told, with the page it is about. */
public record Notice(
        long id,
        String title,
        String body,
        String address,
        Instant sentAt,
        @Nullable Instant readAt) {}
