package org.openrenda.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.Area;
import org.openrenda.congress.Congress;
import org.openrenda.congress.CongressLevel;
import org.openrenda.congress.CongressView;
import org.openrenda.congress.Unit;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.UnitId;
import org.springframework.stereotype.Component;

/** The tree of the invented city: areas, congresses with their organs and terms, and units. */
@Component
class CityPlan {

    static final String CITY = "云澜市";
    private static final String NATION = "全国人民代表大会";
    private static final String PROVINCE = "云岭省人民代表大会";
    private static final int CITY_TERM = 9;
    private static final int COUNTY_TERM = 12;
    private static final int TOWN_TERM = 15;
    private static final int YEARS_AGO = 4;

    private final Congress congress;

    CityPlan(Congress congress) {
        this.congress = congress;
    }

    /** What the demo does before anybody is there. */
    Actor setup(CongressId at) {
        return Actor.system("演示数据", at);
    }

    void build(LocalDate today) {
        Actor setup = setup(new CongressId(1));
        List<Area> areas = areas();
        areas.forEach(area -> congress.area(setup, area));
        LocalDate starts = LocalDate.of(today.getYear() - YEARS_AGO, 1, 10);
        above(setup, NATION, CongressLevel.NATION, starts, 14);
        above(setup, PROVINCE, CongressLevel.PROVINCE, starts, 13);
        Area cityArea = areas.getFirst();
        CongressId city = found(setup, cityArea, CongressLevel.CITY, null, starts, CITY_TERM);
        Sheet.rows("units.tsv").forEach(row -> congress.unit(setup, city, row[0], row[1], null));
        for (Area area : areas) {
            if (area.level().equals("COUNTY")) {
                county(setup, area, city, areas, starts);
                String name = area.name() + "人民政府";
                congress.unit(setup, city, name, "LOCAL_GOVERNMENT", area.code());
            }
        }
    }

    private void above(
            Actor setup, String name, CongressLevel level, LocalDate starts, int number) {
        congress.term(setup, congress.foundAbove(setup, name, level), number, starts);
    }

    private void county(
            Actor setup, Area county, CongressId city, List<Area> areas, LocalDate starts) {
        CongressId id = found(setup, county, CongressLevel.COUNTY, city, starts, COUNTY_TERM);
        String kind = county.name().endsWith("区") ? "区" : "县";
        for (String[] row : Sheet.rows("county-units.tsv")) {
            congress.unit(setup, id, kind + row[0], row[1], null);
        }
        for (Area area : areas) {
            boolean within = county.code().equals(area.parentCode());
            if (within && area.level().equals("TOWN")) {
                found(setup, area, CongressLevel.TOWNSHIP, id, starts, TOWN_TERM);
            } else if (within) {
                String name = "人大" + area.name() + "工作委员会";
                congress.organ(setup, id, "SUBDISTRICT_WORKING_COMMITTEE", name, area.code());
            }
        }
    }

    private CongressId found(
            Actor setup,
            Area area,
            CongressLevel level,
            @Nullable CongressId parent,
            LocalDate starts,
            int number) {
        String name = area.name() + "人民代表大会";
        CongressId id = congress.found(setup, name, level, parent, area.code());
        congress.term(setup, id, number, starts);
        for (String[] organ : Sheet.rows("organs.tsv")) {
            if (organ[0].equals(level.name())) {
                congress.organ(setup, id, organ[1], organ[2], null);
            }
        }
        return id;
    }

    static List<Area> areas() {
        return Sheet.rows("areas.tsv").stream()
                .map(row ->
                        new Area(
                                row[0],
                                row[1],
                                row[2],
                                row[3].isEmpty() ? null : row[3],
                                Integer.parseInt(row[4])))
                .toList();
    }

    CongressId city() {
        return of("990100");
    }

    /** The congress of an area of this city. */
    CongressId of(String areaCode) {
        return congress.congresses().stream()
                .filter(one -> areaCode.equals(one.areaCode()))
                .map(CongressView::id)
                .findFirst()
                .orElseThrow();
    }

    UnitId unit(String name) {
        return congress.units(city()).stream()
                .filter(unit -> unit.name().equals(name))
                .map(Unit::id)
                .findFirst()
                .orElseThrow();
    }
}
