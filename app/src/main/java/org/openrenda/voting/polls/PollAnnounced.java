package org.openrenda.voting.polls;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;

/**
 * A result was announced. Trial votes are never told of, and nobody's choice ever is.
 *
 * @param originModule the module whose matter was voted on; null for none
 * @param digest SHA-256 of the result's text, as it stands in the record
 */
public record PollAnnounced(
        PollId poll,
        CongressId congress,
        @Nullable String originModule,
        @Nullable Long originId,
        Outcome outcome,
        String digest) {}
