package org.openrenda.platform.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;

/**
 * One line of the record: who did what to which thing, when.
 *
 * @param summary the sentence a reader sees; null after lawful erasure
 * @param visible whether the public site may show it
 */
public record Entry(
        long id,
        CongressId congress,
        Instant at,
        @Nullable AccountId actor,
        String actorName,
        Subject subject,
        String act,
        @Nullable String summary,
        boolean visible) {}
