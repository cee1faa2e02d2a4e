package org.openrenda.deputies.contact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;

/**
 * Who is linked with whom, and how it was kept this year.
 *
 * @param to null when it is a group or a household of voters
 * @param kept contacts of this year
 * @param asked how many are asked
 */
public record LinkView(
        LinkId id,
        CongressId congress,
        LinkKind kind,
        AccountId from,
        String fromName,
        @Nullable AccountId to,
        String toName,
        LocalDate since,
        @Nullable LocalDate endedOn,
        int kept,
        int asked,
        @Nullable LocalDate last) {

    public int missing() {
        return endedOn == null ? Math.max(0, asked - kept) : 0;
    }
}
