package org.openrenda.deputies.contact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.Congress;
import org.openrenda.deputies.rota.Rota;
import org.openrenda.deputies.rota.RotaDay;
import org.openrenda.deputies.stations.Place;
import org.openrenda.deputies.stations.StationRow;
import org.openrenda.deputies.stations.StationSearch;
import org.openrenda.deputies.stations.Stations;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.MapPoint;
import org.springframework.stereotype.Component;

/** The stations of an area, the nearest first, and the deputies who receive people there. */
@Component
class NearStations {

    private static final int SHOWN = 10;
    private static final int DAYS_AROUND = 92;

    private final Stations stations;
    private final Rota rota;
    private final Contact contact;
    private final Congress congress;
    private final Calendar calendar;

    NearStations(
            Stations stations, Rota rota, Contact contact, Congress congress, Calendar calendar) {
        this.stations = stations;
        this.rota = rota;
        this.contact = contact;
        this.congress = congress;
        this.calendar = calendar;
    }

    /** Stations of the area and below; of all areas for an empty code. */
    List<NearStation> of(String area, @Nullable Place here) {
        return DataScope.system(() -> rows(area, here).stream().map(this::near).toList());
    }

    private List<StationRow> rows(String area, @Nullable Place here) {
        return stations.rows(
                new StationSearch(
                        congress.congresses().stream().map(one -> one.id().value()).toList(),
                        "",
                        area,
                        "OPEN",
                        "",
                        here,
                        "",
                        false,
                        0,
                        SHOWN));
    }

    private NearStation near(StationRow row) {
        LocalDate today = calendar.today();
        List<RotaDay> days =
                rota.ofStation(
                        stations.known(row.id()),
                        today.minusDays(DAYS_AROUND),
                        today.plusDays(DAYS_AROUND));
        String next =
                days.stream()
                        .filter(day -> !day.on().isBefore(today))
                        .min(java.util.Comparator.comparing(RotaDay::on))
                        .map(day -> Dates.full(day.on()) + " " + day.hours())
                        .orElse("");
        return new NearStation(row, away(row), next, deputies(days));
    }

    private List<Found> deputies(List<RotaDay> days) {
        Map<AccountId, String> names = new LinkedHashMap<>();
        days.forEach(day -> day.deputies().forEach(one -> names.put(one.account(), one.name())));
        Map<AccountId, Profile> pages = new LinkedHashMap<>();
        contact.of(List.copyOf(names.keySet())).forEach(one -> pages.put(one.account(), one));
        List<Found> found = new ArrayList<>();
        names.forEach((account, name) -> {
            Profile page = pages.get(account);
            found.add(
                    page == null
                            ? new Found(name, "", "")
                            : new Found(page.name(), "", "/d/" + page.code()));
        });
        return found;
    }

    private static String away(StationRow row) {
        Integer metres = row.metres();
        if (metres == null) {
            return "";
        }
        return metres < 1_000
                ? "约 " + (metres + 50) / 100 * 100 + " 米"
                : "约 %.1f 千米".formatted(metres / 1_000.0);
    }

    /** The stations as points, each with the names of its deputies. */
    static List<MapPoint> points(List<NearStation> near) {
        List<MapPoint> points = new ArrayList<>();
        for (NearStation one : near) {
            Place place = one.station().place();
            if (place != null) {
                String names = String.join("、", one.deputies().stream().map(Found::name).toList());
                points.add(
                        new MapPoint(
                                one.station().name(),
                                "/d/stations/" + one.station().id(),
                                names.isEmpty() ? one.station().address() : "代表：" + names,
                                place.longitude(),
                                place.latitude()));
            }
        }
        return points;
    }
}
