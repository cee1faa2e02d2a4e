package org.openrenda.deputies.rota;

import java.time.LocalDate;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.platform.AccountId;

/** A visit as lists show it. */
public record VisitRow(
        StationId station,
        String stationName,
        AccountId account,
        String name,
        LocalDate on,
        VisitWay way,
        String byName) {}
