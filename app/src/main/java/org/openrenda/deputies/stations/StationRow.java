package org.openrenda.deputies.stations;

import org.jspecify.annotations.Nullable;

/**
 * A station as a list shows it.
 *
 * @param score percent; null when it was never checked
 * @param metres the distance from where the reader is; null when not asked
 * @param keepers how many keep it
 */
public record StationRow(
        StationId id,
        String name,
        StationTier tier,
        StationKind kind,
        String address,
        String areaCode,
        String hours,
        @Nullable Place place,
        boolean open,
        @Nullable Integer score,
        int keepers,
        @Nullable Integer metres) {}
