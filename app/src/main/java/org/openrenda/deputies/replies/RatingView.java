package org.openrenda.deputies.replies;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Satisfaction;

/**
 * An answer in the hands of one deputy, and what the deputy said of it; both words are null as long
 * as it is not rated.
 */
public record RatingView(
        long reply,
        AccountId account,
        String name,
        int round,
        @Nullable Satisfaction attitude,
        @Nullable Satisfaction result,
        String reason) {}
