package org.openrenda.hotline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.congress.Congress;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Role;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("民声收件")
class IntakeTest {

    private static final String COUNTS = "select string_agg(d::text, '') from hotline.day_count d";

    private static final String PHONE = "13912345678";

    @Autowired Intake intake;
    @Autowired Congress congress;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private Town town;
    private int sources;

    @BeforeAll
    void build() {
        town = Town.build(congress, transaction);
    }

    private SourceId source() {
        return system(() -> intake.source(town.system(), town.city(), "来源 " + ++sources));
    }

    private Taken take(SourceId source, RawTicket... tickets) {
        return system(() -> intake.take(town.system(), source, List.of(tickets)));
    }

    private static <T> T system(Supplier<T> work) {
        return DataScope.system(work);
    }

    private Map<String, Object> row(SourceId source, String number) {
        return system(() ->
                transaction.execute(status ->
                        jdbc.sql(
                                        """
                                        select * from hotline.ticket
                                        where source_id = :source and number = :number
                                        """)
                                .param("source", source.value())
                                .param("number", number)
                                .query()
                                .singleRow()));
    }

    @Test
    @DisplayName("F-HOT-1 同一来源的同一编号：相同的不再写入，改了的更新")
    void knowsTicketsByTheirNumber() {
        SourceId source = source();
        RawTicket first = Town.ticket("A1", "2025-03-01T08:00", "小区停水三天", "一直没有来水");
        assertThat(take(source, first)).isEqualTo(new Taken(1, 0, 0, List.of()));
        assertThat(take(source, first)).isEqualTo(new Taken(0, 0, 1, List.of()));
        RawTicket other = Town.ticket("A1", "2025-03-02T08:00", "小区停水三天", "一直没有来水");
        assertThat(take(source, other)).isEqualTo(new Taken(0, 1, 0, List.of()));
        assertThat(row(source, "A1").get("day")).hasToString("2025-03-02");
        assertThat(take(source(), first).added()).isEqualTo(1);
        assertThat(system(() -> intake.recount())).isZero();
    }

    @Test
    @DisplayName("F-HOT-1 一批里出现两次的编号，后一次为准，每行只算一次")
    void takesTheLaterOfTwo() {
        SourceId source = source();
        Taken taken =
                take(
                        source,
                        Town.ticket("B1", "2025-03-01T08:00", "路灯不亮", "一"),
                        Town.ticket("B1", "2025-03-01T08:00", "路灯不亮", "二"),
                        Town.ticket("B1", "2025-03-01T08:00", "路灯不亮", "二"));
        assertThat(taken).isEqualTo(new Taken(1, 1, 1, List.of()));
        assertThat(row(source, "B1")).containsEntry("body", "二");
    }

    @Test
    @DisplayName("F-HOT-1 有误的行说明原因，不影响其他行")
    void tellsWhatIsWrong() {
        SourceId source = source();
        RawTicket noTime =
                new RawTicket(
                        "C2", null, "", "", "无时间", "", "", "", "", "", "", "", null, null, null, "",
                        "");
        Taken taken =
                take(
                        source,
                        Town.ticket(" ", "2025-03-01T08:00", "没有编号", ""),
                        noTime,
                        Town.ticket("C3", "1989-12-31T08:00", "太早", ""),
                        Town.ticket("C4", "2999-01-01T08:00", "将来", ""),
                        Town.ticket("C5", "2025-03-01T08:00", "长", "水".repeat(20_001)),
                        Town.ticket("C6", "2025-03-01T08:00", "好的", "内容\0带控制字符" + (char) 0xd800));
        assertThat(taken.added()).isEqualTo(1);
        assertThat(taken.bad()).extracting(Taken.BadRow::line).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(taken.bad())
                .extracting(Taken.BadRow::reason)
                .containsExactly(
                        "没有工单编号", "没有受理时间", "受理时间早于 1990 年", "受理时间在将来：2999-01-01", "内容超过 20000 字");
        assertThat(row(source, "C6")).containsEntry("body", "内容带控制字符");
    }

    @Test
    @DisplayName("F-HOT-2 电话在任何一列都不入库，来电人只留带密钥的摘要")
    void keepsNoPhone() {
        SourceId source = source();
        RawTicket raw =
                new RawTicket(
                        PHONE,
                        LocalDateTime.parse("2025-04-01T09:00"),
                        "投诉 " + PHONE,
                        PHONE,
                        "请回电 " + PHONE,
                        "我是张建国，电话" + PHONE,
                        "+86 139-1234-5678",
                        "",
                        "",
                        "东湖区和平路 " + PHONE,
                        "水务局 " + PHONE,
                        "",
                        null,
                        null,
                        null,
                        "",
                        "供水 " + PHONE);
        assertThat(take(source, raw).added()).isEqualTo(1);
        String all =
                system(() ->
                        transaction.execute(status ->
                                jdbc.sql("select string_agg(t::text, ' ') from hotline.ticket t")
                                                .query(String.class)
                                                .single()
                                        + jdbc.sql(COUNTS).query(String.class).single()));
        assertThat(all).doesNotContain("1391234", "5678", "张建国");
        assertThat(take(source, raw).same()).isEqualTo(1);
    }

    @Test
    @DisplayName("F-HOT-2 有误的行里写在编号一格的电话也不留下")
    void keepsNoPhoneOfBadRows() {
        Taken taken = take(source(), Town.ticket(PHONE, "1980-01-01T00:00", "太早", ""));
        assertThat(taken.bad().getFirst().number()).doesNotContain("139");
    }

    @Test
    @DisplayName("F-HOT-3 议题、单位、区域各有归处，县区的工单归县区人大")
    void sortsTickets() {
        SourceId source = source();
        take(
                source,
                Town.ticket("E1", "2025-03-01T08:00", "自来水停水", "和平街道停水两天", "", "东湖区"),
                Town.ticket("E2", "2025-03-01T08:00", "咨询", "在西岭县青石镇，没有别的话"),
                Town.ticket("E3", "2025-03-01T08:00", "和平年代", "和平是好事"));
        assertThat(row(source, "E1"))
                .containsEntry("area_code", "990101")
                .containsEntry("unit_id", town.water().value())
                .containsEntry("congress_id", town.county().value());
        assertThat(row(source, "E1").get("topic_code")).asString().startsWith("0301");
        assertThat(row(source, "E2")).containsEntry("area_code", "990102001");
        assertThat(row(source, "E3"))
                .containsEntry("area_code", "")
                .containsEntry("congress_id", town.city().value());
    }

    @Test
    @DisplayName("F-HOT-3 来源自带的分类是议题名称时照用，不是时自动归类并留作训练")
    void usesLabels() {
        SourceId source = source();
        take(source, labelled("F1", "噪声"), labelled("F2", "生态环境/噪声"), labelled("F3", "本地分类甲"));
        assertThat(row(source, "F1")).containsEntry("confidence", 1f);
        assertThat(row(source, "F1").get("topic_code"))
                .isEqualTo(row(source, "F2").get("topic_code"));
        assertThat(row(source, "F3")).containsEntry("label", "本地分类甲");
        assertThat(row(source, "F3").get("topic_code")).asString().startsWith("0301");
    }

    private static RawTicket labelled(String number, String label) {
        return new RawTicket(
                number,
                LocalDateTime.parse("2025-03-01T08:00"),
                "",
                "",
                "自来水停水",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                null,
                null,
                null,
                "",
                label);
    }

    @Test
    @DisplayName("F-HOT-3 人工更正后，来源再送来改过的工单也不改回去")
    void keepsCorrections() {
        SourceId source = source();
        take(source, Town.ticket("I1", "2025-03-01T08:00", "自来水停水", "停水"));
        long id = ((Number) row(source, "I1").get("id")).longValue();
        Actor clerk = clerk("hotline.tickets", "hotline.correct");
        DataScope.run(
                List.of(town.city().value()),
                () -> intake.correct(clerk, new TicketId(id), "0602", town.police()));
        take(source, Town.ticket("I1", "2025-03-01T08:00", "自来水停水", "停水五天"));
        assertThat(row(source, "I1"))
                .containsEntry("topic_code", "0602")
                .containsEntry("unit_id", town.police().value())
                .containsEntry("corrected_by", "周敏")
                .containsEntry("body", "停水五天");
        assertThat(system(() -> intake.recount())).isZero();
    }

    private Actor clerk(String... rights) {
        return town.person(Role.CLERK, town.city(), Set.of(town.city()), rights);
    }

    @Test
    @DisplayName("SEC-3 没有权限的人不能收件、不能更正，别的人大看不到")
    void refusesOthers() {
        SourceId source = source();
        take(source, Town.ticket("J1", "2025-03-01T08:00", "自来水停水", "停水"));
        TicketId id = new TicketId(((Number) row(source, "J1").get("id")).longValue());
        List<Long> scope = List.of(town.city().value());
        RawTicket raw = Town.ticket("J2", "2025-03-01T08:00", "停水", "");
        Actor reader = clerk("hotline.tickets");
        assertThatThrownBy(
                        () -> DataScope.run(scope, () -> intake.take(reader, source, List.of(raw))))
                .isInstanceOf(Actor.Forbidden.class);
        UnitId unit = town.police();
        assertThatThrownBy(
                        () -> DataScope.run(scope, () -> intake.correct(reader, id, "0602", unit)))
                .isInstanceOf(Actor.Forbidden.class);
        assertThatThrownBy(() ->
                        DataScope.run(
                                List.of(town.county().value()),
                                () -> intake.correct(town.system(), id, "0602", unit)))
                .hasMessage("没有这件工单。");
    }
}
