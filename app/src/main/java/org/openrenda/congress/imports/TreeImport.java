package org.openrenda.congress.imports;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;

/**
 * One file that was brought.
 *
 * @param storedAs its name in the data folder while it waits
 * @param mapping the column of the file for each field
 * @param state DRAFT until all its rows are written (DONE) or it is given up (DISCARDED)
 */
public record TreeImport(
        long id,
        CongressId congress,
        TreeKind kind,
        String fileName,
        String storedAs,
        Map<String, String> mapping,
        String state,
        int added,
        int changed,
        int same,
        String broughtBy,
        Instant broughtAt,
        @Nullable Instant endedAt) {

    public boolean isDraft() {
        return state.equals("DRAFT");
    }
}
