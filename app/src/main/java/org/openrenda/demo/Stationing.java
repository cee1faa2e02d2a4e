package org.openrenda.demo;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.openrenda.congress.Area;
import org.openrenda.deputies.contact.Contact;
import org.openrenda.deputies.contact.ContactWay;
import org.openrenda.deputies.contact.LinkId;
import org.openrenda.deputies.contact.LinkKind;
import org.openrenda.deputies.micromatters.MicroMatterId;
import org.openrenda.deputies.micromatters.MicroMatters;
import org.openrenda.deputies.rota.Rota;
import org.openrenda.deputies.rota.RotaPlan;
import org.openrenda.deputies.stations.Place;
import org.openrenda.deputies.stations.Standard;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.deputies.stations.StationKind;
import org.openrenda.deputies.stations.StationText;
import org.openrenda.deputies.stations.StationTier;
import org.openrenda.deputies.stations.Stations;
import org.openrenda.deputies.voices.NewVoice;
import org.openrenda.deputies.voices.Received;
import org.openrenda.deputies.voices.RefusalWay;
import org.openrenda.deputies.voices.Voices;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.stereotype.Component;

/** Stations on the invented city's map, their days of duty, and what citizens said there. */
@Component
// Longer than 300 lines because one story goes through five façades in the order of its days.
class Stationing {

    private static final double WEST = 108.20;
    private static final double SOUTH = 29.40;
    private static final double COUNTY_WIDE = 0.30;
    private static final double COUNTY_HIGH = 0.24;
    private static final int COLUMNS = 3;
    private static final int TOWNS_PER_COUNTY = 3;
    private static final List<String> DEPUTIES =
            List.of("deputy1", "deputy2", "deputy3", "deputy4", "deputy5", "deputy6");

    private final Stations stations;
    private final Rota rota;
    private final Voices voices;
    private final MicroMatters matters;
    private final Contact contact;
    private final Cast cast;
    private final CityPlan plan;
    private final Calendar calendar;

    Stationing(
            Stations stations,
            Rota rota,
            Voices voices,
            MicroMatters matters,
            Contact contact,
            Cast cast,
            CityPlan plan,
            Calendar calendar) {
        this.stations = stations;
        this.rota = rota;
        this.voices = voices;
        this.matters = matters;
        this.contact = contact;
        this.cast = cast;
        this.plan = plan;
        this.calendar = calendar;
    }

    void tell(BiConsumer<String, Runnable> step) {
        step.accept(
                "联络站",
                () -> {
                    clerkOpensPages();
                    List<StationId> all = stations();
                    duty(all);
                    said(all.get(1));
                    links();
                });
    }

    private void clerkOpensPages() {
        Actor clerk = cast.actor("clerk");
        contact.openAll(clerk, plan.city());
        stations.setMap(clerk, plan.city(), map().getBytes(StandardCharsets.UTF_8));
    }

    /** Each county is a cell of a grid, each town a cell within, with bent borders. */
    private static String map() {
        List<String> features = new ArrayList<>();
        for (Area county : CityPlan.areas()) {
            if (county.level().equals("COUNTY")) {
                features.add(
                        feature(county.name(), corner(county.code()), COUNTY_WIDE, COUNTY_HIGH));
            }
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[%s]}"
                .formatted(String.join(",", features));
    }

    private static double[] corner(String county) {
        int at = Integer.parseInt(county.substring(4, 6)) - 1;
        return new double[] {
            WEST + at % COLUMNS * COUNTY_WIDE, SOUTH + (1 - at / COLUMNS) * COUNTY_HIGH
        };
    }

    private static String feature(String name, double[] corner, double wide, double high) {
        StringBuilder ring = new StringBuilder();
        double[][] way = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
        for (int side = 0; side < way.length; side++) {
            double[] from = way[side];
            double[] to = way[(side + 1) % way.length];
            for (int part = 0; part < 12; part++) {
                double x = corner[0] + wide * (from[0] + (to[0] - from[0]) * part / 12.0);
                double y = corner[1] + high * (from[1] + (to[1] - from[1]) * part / 12.0);
                ring.append(point(x, y)).append(',');
            }
        }
        ring.append(point(corner[0], corner[1]));
        return "{\"type\":\"Feature\",\"properties\":{\"name\":\"%s\"},\"geometry\":{\"type\":"
                        .formatted(name)
                + "\"Polygon\",\"coordinates\":[["
                + ring
                + "]]}}";
    }

    /** The same point is bent the same way in both areas that share it. */
    private static String point(double x, double y) {
        double bentX = x + 0.012 * Math.sin(y * 90) + 0.006 * Math.sin(y * 230 + x * 40);
        double bentY = y + 0.010 * Math.sin(x * 80) + 0.005 * Math.cos(x * 210 + y * 30);
        return String.format(Locale.ROOT, "[%.6f,%.6f]", bentX, bentY);
    }

    private List<StationId> stations() {
        Actor clerk = cast.actor("clerk");
        AccountId keeper = cast.actor("keeper").account();
        List<StationId> all = new ArrayList<>();
        StationId main =
                stations.open(clerk, text(null, StationTier.MAIN, CityPlan.areas().get(0), 0));
        all.add(main);
        for (Area county : CityPlan.areas()) {
            if (county.level().equals("COUNTY")) {
                all.addAll(ofCounty(clerk, main, county));
            }
        }
        stations.appoint(clerk, all.get(0), keeper);
        stations.appoint(clerk, all.get(1), keeper);
        stations.check(clerk, all.get(0), EnumSet.allOf(Standard.class), "");
        EnumSet<Standard> most =
                EnumSet.complementOf(EnumSet.of(Standard.COMPUTER, Standard.OTHER));
        stations.check(clerk, all.get(1), most, "公示栏缺应用使用方式以外的一项");
        return all;
    }

    private List<StationId> ofCounty(Actor clerk, StationId main, Area county) {
        List<StationId> all = new ArrayList<>();
        StationId central = stations.open(clerk, text(main, StationTier.CENTRAL, county, 0));
        all.add(central);
        int at = 1;
        for (Area town : CityPlan.areas()) {
            if (county.code().equals(town.parentCode()) && at <= TOWNS_PER_COUNTY) {
                all.add(stations.open(clerk, text(central, StationTier.TOWNSHIP, town, at++)));
            }
        }
        return all;
    }

    private StationText text(
            @org.jspecify.annotations.Nullable StationId parent,
            StationTier tier,
            Area area,
            int at) {
        boolean city = tier == StationTier.MAIN;
        double[] corner = corner(city ? "990101" : area.code());
        double x = corner[0] + COUNTY_WIDE * (city ? 0.62 : 0.3 + 0.15 * at);
        double y = corner[1] + COUNTY_HIGH * (city ? 0.35 : 0.5 + 0.12 * (at % 2 == 0 ? at : -at));
        return new StationText(
                plan.city(),
                parent,
                tier,
                city ? StationKind.HOME : StationKind.STATION,
                area.name() + "人大代表" + (city ? "联络总站" : tier.label()),
                area.name() + "文化路 " + (18 + 7 * at) + " 号",
                area.code(),
                120 + 20 * at,
                "工作日 9:00—17:00，每月 15 日代表接待",
                "",
                "听取群众意见，宣传法律政策，监督身边实事。",
                new Place(BigDecimal.valueOf(x), BigDecimal.valueOf(y)));
    }

    private void duty(List<StationId> all) {
        Actor clerk = cast.actor("clerk");
        String[] themes = {"物业服务和老旧小区改造", "供水和水压", "校园周边交通", "医疗和养老服务"};
        LocalDate today = calendar.today();
        for (int day = 0; day < themes.length; day++) {
            List<AccountId> deputies = new ArrayList<>();
            deputies.add(account(DEPUTIES.get(day)));
            deputies.add(account(DEPUTIES.get(day + 1)));
            rota.plan(
                    clerk,
                    new RotaPlan(
                            all.get(day % 2),
                            today.plusDays(4 + 5L * day),
                            LocalTime.of(9, 0),
                            LocalTime.of(11, 30),
                            themes[day],
                            deputies));
        }
        for (int ago : new int[] {70, 40, 12}) {
            daysAgo(
                    ago,
                    () -> {
                        rota.confirm(clerk, all.get(0), account("deputy1"));
                        rota.confirm(clerk, all.get(1), account("deputy2"));
                    });
        }
    }

    private void said(StationId at) {
        Actor keeper = cast.actor("keeper");
        Received[] taken = new Received[3];
        daysAgo(
                9,
                () -> {
                    taken[0] = voices.takeDown(keeper, at, voice("楼道堆放杂物和电动车，消防通道过不去。"));
                    taken[1] = voices.takeDown(keeper, at, voice("去年买房的合同纠纷，希望代表帮忙判定谁对谁错。"));
                });
        daysAgo(
                8,
                () -> {
                    voices.pass(keeper, taken[0].id(), plan.unit("市城市管理局"), "请会同社区清理");
                    voices.refuse(keeper, taken[1].id(), RefusalWay.LITIGATION, "");
                });
        daysAgo(
                2,
                () -> {
                    Actor unit = cast.actor("city-management");
                    voices.report(unit, taken[0].id(), "已会同社区清理三个单元，设置集中充电棚。");
                    taken[2] = voices.takeDown(keeper, at, voice("公交 12 路末班车太早，晚自习学生赶不上。"));
                });
        micro();
    }

    private void micro() {
        MicroMatterId[] matter = new MicroMatterId[1];
        Actor deputy = cast.actor("deputy1");
        daysAgo(
                20,
                () -> {
                    Received left =
                            voices.leave(
                                    contact.own(deputy), voice("望江路口路灯坏了半个月，夜里看不清。"), List.of());
                    matter[0] = voices.raise(deputy, left.id(), account("deputy1"));
                    voices.leave(contact.own(deputy), voice("小区门口没有无障碍坡道，轮椅进出很困难。"), List.of());
                });
        daysAgo(19, () -> matters.handOver(deputy, matter[0], plan.unit("市城市管理局"), ""));
        daysAgo(18, () -> matters.receive(cast.actor("city-management"), matter[0]));
        daysAgo(
                6,
                () ->
                        matters.report(
                                cast.actor("city-management"),
                                matter[0],
                                "路口六盏路灯全部换成新灯具，已亮灯三晚。",
                                List.of()));
        daysAgo(
                5,
                () -> {
                    matters.pass(cast.actor("clerk"), matter[0], "夜间到现场查看，六盏灯全亮。");
                    matters.publish(cast.actor("clerk"), matter[0]);
                });
    }

    private void links() {
        Actor clerk = cast.actor("clerk");
        daysAgo(
                120,
                () -> {
                    AccountId chair = account("chair");
                    for (String deputy : DEPUTIES.subList(0, 3)) {
                        LinkId link =
                                contact.link(
                                        clerk,
                                        plan.city(),
                                        LinkKind.COMMITTEE_DEPUTY,
                                        chair,
                                        account(deputy),
                                        "");
                        contact.keep(
                                clerk, link, calendar.today(), ContactWay.VISIT, "谈到社区停车难和物业服务。");
                    }
                    contact.link(
                            clerk,
                            plan.city(),
                            LinkKind.DEPUTY_PEOPLE,
                            account("deputy1"),
                            null,
                            "望潮街道第三选民小组");
                });
    }

    private static NewVoice voice(String text) {
        return new NewVoice("", text, "王", "", "990101001");
    }

    private AccountId account(String name) {
        AccountId account = cast.actor(name).account();
        if (account == null) {
            throw new IllegalStateException(name + " has no account");
        }
        return account;
    }

    private static void daysAgo(int days, Runnable act) {
        StoryClock.ago(Duration.ofDays(days), act);
    }
}
