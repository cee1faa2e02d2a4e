package org.openrenda.deputies.contact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openrenda.congress.Area;
import org.openrenda.congress.Congress;
import org.openrenda.congress.CongressLevel;
import org.openrenda.congress.CongressView;
import org.openrenda.congress.Deputy;
import org.openrenda.congress.DeputySearch;
import org.openrenda.deputies.rota.Rota;
import org.openrenda.deputies.rota.RotaDay;
import org.openrenda.deputies.stations.Station;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.deputies.stations.StationRow;
import org.openrenda.deputies.stations.StationSearch;
import org.openrenda.deputies.stations.Stations;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Open;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.web.Choice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Finding one's deputies by where one lives, and the sheet of codes that a station prints. */
@Controller
class FindPages {

    private static final int DEPUTIES_MAX = 2_000;
    private static final int STATIONS_SHOWN = 10;
    private static final int DAYS_AROUND = 92;

    private final Contact contact;
    private final Congress congress;
    private final Stations stations;
    private final Rota rota;
    private final Calendar calendar;

    FindPages(Contact contact, Congress congress, Stations stations, Rota rota, Calendar calendar) {
        this.contact = contact;
        this.congress = congress;
        this.stations = stations;
        this.rota = rota;
        this.calendar = calendar;
    }

    @Open
    @GetMapping("/d")
    String find(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String town,
            Model model) {
        List<Area> areas = congress.areas();
        List<Choice> counties = new ArrayList<>();
        List<Choice> towns = new ArrayList<>();
        Area chosenCounty = null;
        Area chosenTown = null;
        for (Area area : areas) {
            if (area.level().equals("COUNTY")) {
                boolean on = area.code().equals(county);
                chosenCounty = on ? area : chosenCounty;
                counties.add(Choice.of(area.name(), "/d?county=" + area.code(), on));
            } else if (county.equals(area.parentCode()) && area.code().length() > 6) {
                boolean on = area.code().equals(town);
                chosenTown = on ? area : chosenTown;
                String href = "/d?county=" + county + "&town=" + area.code();
                towns.add(Choice.of(area.name(), href, on));
            }
        }
        model.addAttribute("counties", counties);
        model.addAttribute("towns", towns);
        model.addAttribute("chosen", chosenCounty != null);
        model.addAttribute(
                "levels", chosenCounty == null ? List.of() : levels(chosenCounty, chosenTown));
        String code = chosenTown != null ? chosenTown.code() : county;
        model.addAttribute(
                "stations", chosenCounty == null ? List.of() : near(code, chosenCounty.code()));
        return "deputies/find";
    }

    /** The town's congress, then the county's and the city's deputies from there. */
    private List<Found.Level> levels(Area county, @org.jspecify.annotations.Nullable Area town) {
        List<Found.Level> levels = new ArrayList<>();
        // The nearest congress comes first: town, county, city.
        for (CongressView one : congress.congresses().reversed()) {
            String area = one.areaCode();
            if (town != null && town.code().equals(area)) {
                levels.addFirst(level(one, ""));
            } else if (county.code().equals(area)) {
                levels.add(level(one, town == null ? "" : town.name()));
            } else if (one.level() == CongressLevel.CITY
                    && Objects.equals(area, county.parentCode())) {
                levels.add(level(one, county.name()));
            }
        }
        return levels;
    }

    private Found.Level level(CongressView at, String from) {
        DeputySearch search = DeputySearch.of("", "", at.id().value(), "ACTIVE", DEPUTIES_MAX);
        List<Deputy> deputies =
                DataScope.system(() -> congress.deputies(Actor.system("网站", at.id()), search))
                        .stream()
                        .filter(one ->
                                from.isEmpty()
                                        || one.delegation().contains(from)
                                        || one.electoralUnit().contains(from))
                        .toList();
        List<PersonId> people = deputies.stream().map(Deputy::person).toList();
        Map<PersonId, String> pages = new HashMap<>();
        for (Profile page : DataScope.system(() -> contact.ofPeople(people))) {
            PersonId person = page.person();
            if (person != null && page.congress().equals(at.id())) {
                pages.put(person, "/d/" + page.code());
            }
        }
        // Deputies with a page come first: they can be written to.
        return new Found.Level(
                at.name(),
                deputies.stream()
                        .map(one ->
                                new Found(
                                        one.name(),
                                        one.electoralUnit(),
                                        pages.getOrDefault(one.person(), "")))
                        .sorted((a, b) -> Boolean.compare(a.href().isEmpty(), b.href().isEmpty()))
                        .toList());
    }

    private List<StationRow> near(String code, String county) {
        List<StationRow> own = stations(code);
        return own.isEmpty() ? stations(county) : own;
    }

    private List<StationRow> stations(String area) {
        StationSearch search =
                new StationSearch(
                        congress.congresses().stream().map(one -> one.id().value()).toList(),
                        "",
                        area,
                        "OPEN",
                        "",
                        null,
                        "",
                        false,
                        0,
                        STATIONS_SHOWN);
        return DataScope.system(() -> stations.rows(search));
    }

    @Needs("deputies.keep")
    @GetMapping("/deputies/stations/{id}/codes")
    String codes(Actor actor, @PathVariable long id, Model model) {
        Station station = stations.kept(actor, new StationId(id));
        LocalDate today = calendar.today();
        List<AccountId> onDuty =
                rota
                        .ofStation(
                                station, today.minusDays(DAYS_AROUND), today.plusDays(DAYS_AROUND))
                        .stream()
                        .flatMap(day -> day.deputies().stream())
                        .map(RotaDay.OnDuty::account)
                        .distinct()
                        .toList();
        model.addAttribute("station", station);
        model.addAttribute("deputies", contact.of(onDuty));
        return "deputies/codes";
    }
}
