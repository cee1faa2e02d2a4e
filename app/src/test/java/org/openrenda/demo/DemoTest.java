package org.openrenda.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.OpenRenda;
import org.openrenda.congress.Area;
import org.openrenda.congress.Congress;
import org.openrenda.congress.CongressLevel;
import org.openrenda.congress.CongressView;
import org.openrenda.congress.DeputySearch;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.database.DataFolder;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.database.StartRefused;
import org.openrenda.platform.database.TestServer;
import org.openrenda.supervision.MatterRow;
import org.openrenda.supervision.Supervision;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("演示城市")
class DemoTest {

    private static final int TICKETS = 2_000;
    private static String[] database;
    private static ConfigurableApplicationContext demo;

    @BeforeAll
    static void build() {
        database = TestServer.freshDatabase();
        demo = start("demo");
    }

    @AfterAll
    static void close() {
        demo.close();
    }

    private static ConfigurableApplicationContext start(String profile) {
        return new SpringApplicationBuilder(OpenRenda.class)
                .web(WebApplicationType.NONE)
                .profiles(profile)
                .properties(database)
                .properties(
                        "openrenda.demo.tickets=" + TICKETS,
                        "openrenda.demo.background=false",
                        "openrenda.first-start=false")
                .run();
    }

    @Test
    @DisplayName("一市、七县区、七十二个乡镇街道，代码不在国家标准范围内")
    void hasTheAreas() {
        Map<String, Long> levels =
                demo.getBean(Congress.class).areas().stream()
                        .collect(Collectors.groupingBy(Area::level, Collectors.counting()));
        assertThat(levels).containsEntry("CITY", 1L).containsEntry("COUNTY", 7L);
        assertThat(levels.get("TOWN") + levels.get("SUBDISTRICT")).isEqualTo(72);
        assertThat(demo.getBean(Congress.class).areas())
                .allMatch(area -> area.code().startsWith("9901"));
    }

    @Test
    @DisplayName("CAL-8 乡镇只有主席团，不设常委会；街道没有人大，由县级人大设工作委员会")
    void townshipsHaveNoStandingCommittee() {
        Congress congress = demo.getBean(Congress.class);
        List<CongressView> towns =
                congress.congresses().stream()
                        .filter(one -> one.level() == CongressLevel.TOWNSHIP)
                        .toList();
        assertThat(towns).hasSize(38);
        for (CongressView town : towns) {
            assertThat(congress.organs(town.id())).extracting("kind").containsExactly("PRESIDIUM");
        }
        long subdistricts =
                congress.congresses().stream()
                        .flatMap(one -> congress.organs(one.id()).stream())
                        .filter(one -> one.kind().equals("SUBDISTRICT_WORKING_COMMITTEE"))
                        .count();
        assertThat(subdistricts).isEqualTo(34);
    }

    @Test
    @DisplayName("DEP-1 各级代表名额按人口依法计算，不多不少；五级都有，约三千人")
    void hasAsManyDeputiesAsTheLawGives() {
        Congress congress = demo.getBean(Congress.class);
        Map<String, Area> areas =
                congress.areas().stream().collect(Collectors.toMap(Area::code, area -> area));
        for (CongressView one : congress.congresses()) {
            int people = areas.get(one.areaCode()).population();
            int seats =
                    switch (one.level()) {
                        case CITY -> 240 + people / 25_000;
                        case COUNTY -> 140 + people / 5_000;
                        default -> 45 + people / 1_500;
                    };
            assertThat(deputies("", one.id().value())).as(one.name()).isEqualTo(seats);
        }
        assertThat(deputies("NATION", 0)).isEqualTo(4);
        assertThat(deputies("PROVINCE", 0)).isEqualTo(36);
        assertThat(rows("select count(*) from congress.person")).isBetween(2_800L, 3_600L);
    }

    private static int deputies(String level, long at) {
        Actor setup = Actor.system("查看", demo.getBean(CityPlan.class).city());
        return DataScope.system(() ->
                demo.getBean(Congress.class).count(setup, DeputySearch.of("", level, at, "", 1)));
    }

    @Test
    @DisplayName("DEP-2 有人兼任两三级代表，但都在上下一条线上")
    void deputiesOfTwoLevelsAreInOneLine() {
        long several =
                rows(
                        """
                        select count(*) from (select person_id from congress.deputyship
                        group by person_id having count(*) > 1) several
                        """);
        long sameLevel =
                rows(
                        """
                        select count(*) from (select d.person_id from congress.deputyship d
                        join congress.congress c on c.id = d.congress_id
                        group by d.person_id, c.level having count(*) > 1) twice
                        """);
        assertThat(several).isGreaterThan(100);
        assertThat(sameLevel).isZero();
    }

    @Test
    @DisplayName("HOT-2 工单已收下，坏行有原因，存下的文字里没有一个电话")
    void storesTicketsWithoutPhones() {
        DemoTable.City city = demo.getBean(DemoTable.class).city().orElseThrow();
        // Voices that deputies heard join the same stream; they are not of the generator.
        long taken =
                rows(
                        """
                        select count(*) from hotline.ticket t
                            join hotline.source s on s.id = t.source_id
                        where s.name <> '代表联络'
                        """);
        assertThat(taken).isEqualTo(city.taken());
        assertThat(city.given()).isGreaterThanOrEqualTo(TICKETS * 9 / 10);
        int refused =
                demo.getBean(DemoTable.class).refused().stream()
                        .mapToInt(Map.Entry::getValue)
                        .sum();
        assertThat(city.given() - city.taken()).isEqualTo(refused);
        assertThat(
                        rows(
                                """
                                select count(*) from hotline.ticket
                                where title || body || place ~ '1[3-9][0-9]{9}'
                                """))
                .isZero();
    }

    @Test
    @DisplayName("公开的监督事项有结案的、有退回再办的，建议有待研究的")
    void tellsTheStory() {
        List<MatterRow> published =
                DataScope.system(
                        () -> demo.getBean(Supervision.class).published("", "", "", true, 0, 20));
        assertThat(published).extracting(MatterRow::stage).contains("CLOSED", "RECTIFYING");
        assertThat(rows("select count(*) from supervision.problem where round = 2")).isOne();
        assertThat(rows("select count(*) from hotline.proposal where stage = 'ACCEPTED'"))
                .isEqualTo(2);
        assertThat(rows("select count(*) from supervision.matter where closed_on < opened_on"))
                .isZero();
    }

    @Test
    @DisplayName("没有默认口令：口令随机生成，文件只有本人可读，库里只有摘要")
    void hasNoDefaultPassword() throws IOException {
        Path file = demo.getBean(DataFolder.class).path().resolve(Cast.FILE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(rows("select count(*) from access.account where password_hash is not null"))
                .isEqualTo(Cast.MEMBERS.size());
        assertThat(rows("select count(*) from access.account where password_hash !~ '^.argon2'"))
                .isZero();
        assertThat(Cast.MEMBERS.stream().filter(member -> member.role() == Role.DEPUTY))
                .hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    @DisplayName("再次启动不重复建；正式启动拒绝演示数据，并说明原因")
    void startsAgainAndRefusesTheOther() {
        long people = rows("select count(*) from congress.person");
        long tickets = rows("select count(*) from hotline.ticket");
        start("demo").close();
        assertThat(rows("select count(*) from congress.person")).isEqualTo(people);
        assertThat(rows("select count(*) from hotline.ticket")).isEqualTo(tickets);
        assertThatThrownBy(() -> start("office"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("演示数据");
    }

    @Test
    @DisplayName("演示拒绝有正式账号的数据库，并说明原因")
    void refusesRealData() {
        String[] before = database;
        database = TestServer.freshDatabase();
        try (var real = start("office")) {
            Congress congress = real.getBean(Congress.class);
            DataScope.system(() -> openOne(real, congress));
            assertThatThrownBy(() -> start("demo"))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("正式数据");
        } finally {
            database = before;
        }
    }

    private static void openOne(ConfigurableApplicationContext real, Congress congress) {
        Actor setup = Actor.system("首次安装", new CongressId(1));
        var city = congress.found(setup, "甲市人民代表大会", CongressLevel.CITY, null, null);
        real.getBean(Access.class).open(setup, "first-clerk", "甲", null, city);
    }

    private static long rows(String sql) {
        JdbcClient jdbc = demo.getBean(JdbcClient.class);
        return DataScope.system(() ->
                demo.getBean(TransactionTemplate.class)
                        .execute(status -> jdbc.sql(sql).query(Long.class).single()));
    }
}
