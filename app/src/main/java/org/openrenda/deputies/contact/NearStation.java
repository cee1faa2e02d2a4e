package org.openrenda.deputies.contact;

import java.util.List;
import org.openrenda.deputies.stations.StationRow;

/**
 * A station near somebody, with the deputies whom one meets there.
 *
 * @param away how far it is, in words; empty when nobody asked
 * @param next when deputies are there next, in words; empty for no day planned
 */
public record NearStation(StationRow station, String away, String next, List<Found> deputies) {

    public NearStation {
        deputies = List.copyOf(deputies);
    }
}
