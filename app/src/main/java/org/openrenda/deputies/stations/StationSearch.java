package org.openrenda.deputies.stations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a list of stations asks for; empty texts mean all.
 *
 * @param congresses ids of the congresses whose stations are shown
 * @param tier a {@link StationTier} name
 * @param area the beginning of an area's code: a county's finds its towns too
 * @param state OPEN or CLOSED
 * @param near sorts by distance from here when it is given
 * @param sort name, tier, score or opened
 */
public record StationSearch(
        List<Long> congresses,
        String tier,
        String area,
        String state,
        String words,
        @Nullable Place near,
        String sort,
        boolean descending,
        int offset,
        int most) {

    public StationSearch {
        congresses = List.copyOf(congresses);
    }
}
