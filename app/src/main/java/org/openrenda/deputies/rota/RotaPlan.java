package org.openrenda.deputies.rota;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.platform.AccountId;

/** A day of duty as it is planned: when, what about, and which deputies. */
public record RotaPlan(
        StationId station,
        LocalDate on,
        LocalTime starts,
        LocalTime ends,
        String theme,
        List<AccountId> deputies) {

    public RotaPlan {
        theme = theme.strip();
        deputies = deputies.stream().distinct().toList();
    }
}
