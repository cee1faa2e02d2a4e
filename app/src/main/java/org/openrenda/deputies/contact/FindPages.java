package org.openrenda.deputies.contact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.Area;
import org.openrenda.congress.Congress;
import org.openrenda.congress.CongressLevel;
import org.openrenda.congress.CongressView;
import org.openrenda.congress.Deputy;
import org.openrenda.congress.DeputySearch;
import org.openrenda.deputies.rota.Rota;
import org.openrenda.deputies.rota.RotaDay;
import org.openrenda.deputies.stations.Place;
import org.openrenda.deputies.stations.Station;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.deputies.stations.Stations;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Open;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
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
    private static final int DAYS_AROUND = 92;

    private final Contact contact;
    private final Congress congress;
    private final Stations stations;
    private final Rota rota;
    private final NearStations near;
    private final Calendar calendar;

    FindPages(
            Contact contact,
            Congress congress,
            Stations stations,
            Rota rota,
            NearStations near,
            Calendar calendar) {
        this.near = near;
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
            @RequestParam(defaultValue = "") String longitude,
            @RequestParam(defaultValue = "") String latitude,
            Model model) {
        List<Area> areas = congress.areas();
        Place here = here(longitude, latitude);
        boolean asked = !county.isEmpty();
        Area ofTown = asked || here == null ? named(areas, town) : at(areas, here, true);
        Area ofCounty = asked ? named(areas, county) : county(areas, ofTown, here);
        List<Choice> counties = choices(areas, ofCounty, true, "");
        List<Choice> towns =
                ofCounty == null ? List.of() : choices(areas, ofTown, false, ofCounty.code());
        String code = ofTown != null ? ofTown.code() : ofCounty != null ? ofCounty.code() : "";
        List<NearStation> shown = near.of(code, here);
        if (shown.isEmpty() && ofCounty != null) {
            shown = near.of(ofCounty.code(), here);
        }
        model.addAttribute("counties", counties);
        model.addAttribute("towns", towns);
        model.addAttribute("chosen", ofCounty != null);
        model.addAttribute("found", asked || here == null ? "" : told(ofCounty, ofTown));
        model.addAttribute("levels", ofCounty == null ? List.of() : levels(ofCounty, ofTown));
        model.addAttribute("stations", shown);
        model.addAttribute("points", NearStations.points(shown));
        return "deputies/find";
    }

    private static @Nullable Place here(String longitude, String latitude) {
        try {
            return Place.of(longitude, latitude).orElse(null);
        } catch (Refusal nowhere) {
            return null;
        }
    }

    private static @Nullable Area named(List<Area> areas, String code) {
        return areas.stream().filter(one -> one.code().equals(code)).findFirst().orElse(null);
    }

    /** The town or county whose border on the place's own map runs around the reader. */
    private @Nullable Area at(List<Area> areas, Place here, boolean town) {
        List<String> around = stations.around(here);
        return areas.stream()
                .filter(one -> town ? isTown(one) : one.level().equals("COUNTY"))
                .filter(one -> around.contains(one.name()))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Area county(List<Area> areas, @Nullable Area town, @Nullable Place here) {
        if (town != null && town.parentCode() != null) {
            return named(areas, town.parentCode());
        }
        return here == null ? null : at(areas, here, false);
    }

    private static String told(@Nullable Area county, @Nullable Area town) {
        if (county == null) {
            return "按您的位置没有找到所在的区域，请在下面选择。";
        }
        return "按您的位置，您在" + county.name() + (town == null ? "" : town.name()) + "。不对的，请在下面改选。";
    }

    private static boolean isTown(Area area) {
        return area.code().length() > 6;
    }

    private static List<Choice> choices(
            List<Area> areas, @Nullable Area on, boolean counties, String county) {
        return areas.stream()
                .filter(one ->
                        counties
                                ? one.level().equals("COUNTY")
                                : isTown(one) && county.equals(one.parentCode()))
                .map(one ->
                        Choice.of(
                                one.name(),
                                counties
                                        ? "/d?county=" + one.code()
                                        : "/d?county=" + county + "&town=" + one.code(),
                                one.equals(on)))
                .toList();
    }

    /** The town's congress, then the county's and the city's deputies from there. */
    private List<Found.Level> levels(Area county, @Nullable Area town) {
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
