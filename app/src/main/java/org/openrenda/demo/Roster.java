package org.openrenda.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.openrenda.congress.Area;
import org.openrenda.congress.Congress;
import org.openrenda.congress.CongressLevel;
import org.openrenda.congress.CongressView;
import org.openrenda.congress.NewPerson;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.springframework.stereotype.Component;

/**
 * The deputies of one county at all levels: as many as the law gives to its residents (DEP-1), some
 * of them at two or three levels in one line (DEP-2).
 */
@Component
class Roster {

    /** City seats that are kept for the people with accounts, elected by the first county. */
    static final int SEATS_WITH_ACCOUNT = 6;

    private static final int PROVINCE_SEATS = 36;
    private static final double ALSO_TOWN = 0.25;
    private static final double ALSO_COUNTY = 0.4;
    private static final int GROUP = 12;

    private final Congress congress;
    private final CityPlan plan;
    private final Map<String, List<String>> words = Sheet.words("people.tsv", "[ \t]");

    Roster(Congress congress, CityPlan plan) {
        this.congress = congress;
        this.plan = plan;
    }

    /** What one county's deputies are made with. */
    private record Making(
            Area county, CongressId id, Actor setup, RandomGenerator chance, int year) {}

    void build(Area county, long seed, LocalDate today) {
        CongressId id = plan.of(county.code());
        Making making =
                new Making(
                        county,
                        id,
                        plan.setup(id),
                        new SplittableRandom(seed + Integer.parseInt(county.code())),
                        today.getYear());
        List<PersonId> ofCounty = new ArrayList<>();
        int at = 1;
        List<Area> areas = within(county);
        Map<String, Integer> share = share(140 + county.population() / 5_000, areas);
        for (Area area : areas) {
            int seats = share.getOrDefault(area.code(), 0);
            List<PersonId> both = countySeats(making, area, seats, at, ofCounty);
            at += seats;
            if (area.level().equals("TOWN")) {
                townSeats(making, area, both);
            }
        }
        citySeats(making, ofCounty);
    }

    private static List<Area> within(Area upper) {
        return CityPlan.areas().stream()
                .filter(area -> upper.code().equals(area.parentCode()))
                .toList();
    }

    /** Seats by residents; what rounding leaves over goes to the largest remainders. */
    static Map<String, Integer> share(int seats, List<Area> areas) {
        long all = areas.stream().mapToLong(Area::population).sum();
        Map<String, Integer> share = new TreeMap<>();
        for (Area area : areas) {
            share.put(area.code(), (int) ((long) seats * area.population() / all));
        }
        int left = seats - share.values().stream().mapToInt(n -> n).sum();
        areas.stream()
                .sorted(Comparator.comparing(area -> -((long) seats * area.population() % all)))
                .limit(left)
                .forEach(area -> share.merge(area.code(), 1, Integer::sum));
        return share;
    }

    /** Returns those who will be deputies of their town as well. */
    private List<PersonId> countySeats(
            Making making, Area area, int seats, int from, List<PersonId> all) {
        List<PersonId> both = new ArrayList<>();
        boolean town = area.level().equals("TOWN");
        CongressId townId = town ? plan.of(area.code()) : making.id();
        for (int seat = 0; seat < seats; seat++) {
            boolean also = town && making.chance().nextDouble() < ALSO_TOWN;
            PersonId person = person(making, also ? townId : making.id(), !town);
            String unit = "第" + (from + seat) + "选区";
            congress.deputy(making.setup(), person, making.id(), unit, area.name() + "代表团");
            all.add(person);
            if (also) {
                both.add(person);
            }
        }
        return both;
    }

    private void townSeats(Making making, Area town, List<PersonId> both) {
        CongressId id = plan.of(town.code());
        int seats = Math.min(160, 45 + town.population() / 1_500);
        for (int seat = 0; seat < seats; seat++) {
            PersonId person = seat < both.size() ? both.get(seat) : person(making, id, false);
            String group = "第" + (1 + seat / GROUP) + "代表小组";
            String unit = "第" + (1 + seat) + "选区";
            congress.deputy(making.setup(), person, id, unit, group);
        }
    }

    /**
     * Deputies of the city are elected by the county's congress, those of the province by the
     * city's.
     */
    private void citySeats(Making making, List<PersonId> ofCounty) {
        Area city = CityPlan.areas().getFirst();
        CongressId id = plan.city();
        List<Area> counties = within(city);
        String county = making.county().code();
        boolean first = county.endsWith("01");
        int seats = share(240 + city.population() / 25_000, counties).getOrDefault(county, 0);
        int above = share(PROVINCE_SEATS, counties).getOrDefault(county, 0);
        for (int seat = first ? SEATS_WITH_ACCOUNT : 0; seat < seats; seat++) {
            boolean also = making.chance().nextDouble() < ALSO_COUNTY;
            PersonId person = also ? ofCounty.get(seat * 2) : person(making, id, true);
            elect(making, person);
            if (seats - seat <= above) {
                congress.deputy(
                        making.setup(),
                        person,
                        above(CongressLevel.PROVINCE),
                        CityPlan.CITY + "人民代表大会",
                        "云澜市代表团");
            }
            if (seat == seats - 1 && county.compareTo("990104") <= 0) {
                congress.deputy(
                        making.setup(), person, above(CongressLevel.NATION), "云岭省人民代表大会", "云岭省代表团");
            }
        }
    }

    private void elect(Making making, PersonId person) {
        congress.deputy(
                making.setup(),
                person,
                plan.city(),
                making.county().name() + "人民代表大会",
                making.county().name() + "代表团");
    }

    /** A person with an account, elected to the city's congress by this county's. */
    PersonId withAccount(String name, boolean woman, String occupation, Area county) {
        Actor setup = plan.setup(plan.city());
        PersonId person =
                congress.person(
                        setup,
                        plan.city(),
                        new NewPerson(name, woman ? "女" : "男", 1978, "汉族", "群众", occupation, ""));
        String unit = county.name() + "人民代表大会";
        congress.deputy(setup, person, plan.city(), unit, county.name() + "代表团");
        return person;
    }

    /**
     * The congresses above were made known right before the city's was founded: nation, province.
     */
    private CongressId above(CongressLevel level) {
        long city = plan.city().value();
        CongressView nation = congress.congress(new CongressId(city - 2));
        return level == nation.level() ? nation.id() : new CongressId(city - 1);
    }

    private PersonId person(Making making, CongressId home, boolean urban) {
        RandomGenerator chance = making.chance();
        boolean woman = chance.nextInt(100) < 36;
        String name =
                Wording.pick(wordsOf("surname"), chance)
                        + Wording.pick(wordsOf(woman ? "woman" : "man"), chance);
        NewPerson person =
                new NewPerson(
                        name,
                        woman ? "女" : "男",
                        making.year() - 26 - chance.nextInt(40),
                        Wording.pick(wordsOf("nation"), chance),
                        Wording.pick(wordsOf("party"), chance),
                        Wording.pick(wordsOf(occupation(chance.nextInt(100), urban)), chance),
                        "");
        return congress.person(making.setup(), home, person);
    }

    private static String occupation(int drawn, boolean urban) {
        if (drawn < 22) {
            return "leader";
        }
        if (drawn < 58) {
            return urban ? "worker" : "farmer";
        }
        return drawn < 85 ? "expert" : "business";
    }

    private List<String> wordsOf(String kind) {
        return words.getOrDefault(kind, List.of());
    }
}
