package org.openrenda.deputies.soundings;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.stations.StationId;

/**
 * One station's part of a sounding, counted.
 *
 * @param answeredOn null before it answered
 * @param summary what the station says of its opinions
 */
public record StationAnswer(
        StationId station,
        String name,
        int inFavour,
        int against,
        int proposals,
        @Nullable LocalDate answeredOn,
        boolean late,
        String summary,
        String byName) {

    public int opinions() {
        return inFavour + against + proposals;
    }
}
