package org.openrenda.deputies.duty;

import java.time.LocalDate;
import java.util.List;
import org.openrenda.deputies.DutyCategory;
import org.openrenda.deputies.DutyDone;
import org.openrenda.deputies.DutyRecountAsked;
import org.openrenda.deputies.rota.Rota;
import org.openrenda.deputies.rota.StationVisited;
import org.openrenda.deputies.rota.VisitRow;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.access.Access;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** LIA-4: tells the duty record of visits to stations; one line for a station and a day. */
@Component
class FromStations {

    private static final int VISITS_MAX = 100_000;

    /** Evidence has one number: the day and the station in one, as a deputy visits once a day. */
    private static final long STATIONS_MAX = 1_000_000;

    private final Rota rota;
    private final Access access;
    private final ApplicationEventPublisher events;

    FromStations(Rota rota, Access access, ApplicationEventPublisher events) {
        this.rota = rota;
        this.access = access;
        this.events = events;
    }

    @EventListener
    void on(StationVisited visited) {
        tell(
                visited.account(),
                access.account(visited.account()).displayName(),
                visited.congress(),
                visited.on(),
                visited.origin().id(),
                visited.origin().title());
    }

    /** The duty record is counted anew: every visit of the congress is told again. */
    @EventListener
    void on(DutyRecountAsked asked) {
        for (VisitRow row : rota.visits(List.of(asked.congress()), 0, 0, VISITS_MAX)) {
            tell(
                    row.account(),
                    row.name(),
                    asked.congress(),
                    row.on(),
                    row.station().value(),
                    "进站：" + row.stationName());
        }
    }

    private void tell(
            AccountId account,
            String name,
            CongressId congress,
            LocalDate on,
            long station,
            String title) {
        events.publishEvent(
                new DutyDone(
                        account,
                        name,
                        congress,
                        DutyCategory.CONTACT,
                        on,
                        title,
                        new Origin(
                                "deputies.rota",
                                on.toEpochDay() * STATIONS_MAX + station,
                                title,
                                "/deputies/stations/" + station)));
    }
}
