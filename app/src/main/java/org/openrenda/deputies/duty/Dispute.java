package org.openrenda.deputies.duty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;

/**
 * A deputy's dispute of the record and what the clerks found.
 *
 * @param line the id of the line; null when one is missing
 * @param upheld null while it is not answered
 * @param answer empty while it is not answered
 */
public record Dispute(
        long id,
        CongressId congress,
        AccountId account,
        String name,
        @Nullable Long line,
        DisputeKind kind,
        String text,
        Instant at,
        @Nullable Boolean upheld,
        String answer) {

    public String state() {
        return upheld == null ? "待核实" : upheld ? "已更正" : "核实无误";
    }
}
