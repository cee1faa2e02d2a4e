package org.openrenda.deputies.rota;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;

/**
 * How many visits of this year a deputy made, and how many are asked (LIA-3).
 *
 * @param missing 0 when nothing is
 * @param last the last visit, or null
 */
public record VisitGap(
        AccountId account,
        String name,
        int visits,
        int asked,
        int missing,
        @Nullable LocalDate last) {}
