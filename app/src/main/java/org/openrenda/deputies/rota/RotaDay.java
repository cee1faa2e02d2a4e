package org.openrenda.deputies.rota;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;

/**
 * A day of duty as pages show it.
 *
 * @param noticed whether those concerned have been told
 */
public record RotaDay(
        RotaId id,
        CongressId congress,
        StationId station,
        String stationName,
        LocalDate on,
        LocalTime starts,
        LocalTime ends,
        String theme,
        boolean noticed,
        List<OnDuty> deputies) {

    /** A deputy on duty, and whether a visit of that day is known. */
    public record OnDuty(AccountId account, String name, boolean came) {}

    public RotaDay {
        deputies = List.copyOf(deputies);
    }

    public String hours() {
        return starts + "—" + ends;
    }

    public String names() {
        return String.join("、", deputies.stream().map(OnDuty::name).toList());
    }

    public boolean has(@Nullable AccountId account) {
        return deputies.stream().anyMatch(one -> one.account().equals(account));
    }
}
