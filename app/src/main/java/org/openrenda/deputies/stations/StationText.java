package org.openrenda.deputies.stations;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;

/**
 * What is said of a station when it is set up or changed.
 *
 * @param parent the station above, or null at the top
 * @param areaCode the administrative area it serves
 * @param space square metres; 0 when not known
 * @param hours when it is open, in words
 * @param telephone shown to the public
 */
public record StationText(
        CongressId congress,
        @Nullable StationId parent,
        StationTier tier,
        StationKind kind,
        String name,
        String address,
        String areaCode,
        int space,
        String hours,
        String telephone,
        String intro,
        @Nullable Place place) {

    public StationText {
        name = name.strip();
        address = address.strip();
        hours = hours.strip();
        telephone = telephone.strip();
        intro = intro.strip();
    }
}
