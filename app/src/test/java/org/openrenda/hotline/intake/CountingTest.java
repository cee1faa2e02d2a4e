package org.openrenda.hotline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.congress.Congress;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("民声计数")
class CountingTest {

    private static final String PHONE = "13912345678";

    private static final String SPOILT =
            "update hotline.day_count set tickets = 9 where day = '2025-05-01'";

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
        return system(() -> intake.source(town.system(), town.city(), "计数来源 " + ++sources));
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
    @DisplayName("HOT-5 同一来电人九十天内再说同一件事算重复，与先后次序无关")
    void countsRepeats() {
        SourceId source = source();
        String title = "小区停水";
        take(
                source,
                Town.ticket("D1", "2025-06-30T08:00", title, "又停水", PHONE, ""),
                Town.ticket("D2", "2025-04-01T08:00", title, "停水", PHONE, ""),
                Town.ticket("D3", "2024-12-31T08:00", title, "停水", PHONE, ""));
        take(source, Town.ticket("D4", "2025-06-29T08:00", title, "停水", "13700000000", ""));
        take(source, Town.ticket("D5", "2025-07-01T08:00", title, "停水", PHONE, ""));
        assertThat(row(source, "D1")).containsEntry("is_repeat", false);
        assertThat(row(source, "D2")).containsEntry("is_repeat", true);
        assertThat(row(source, "D3")).containsEntry("is_repeat", false);
        assertThat(row(source, "D4")).containsEntry("is_repeat", false);
        assertThat(row(source, "D5")).containsEntry("is_repeat", true);
    }

    @Test
    @DisplayName("F-HOT-5 随意写入、更改、更正之后，看板的数与重新清点一致")
    void countsAsItGoes() {
        long seed = 20_251_122L;
        Random random = new Random(seed);
        SourceId source = source();
        String[] titles = {"小区停水", "路灯不亮", "夜间施工噪声", "拖欠工资", "随便说说"};
        for (int round = 0; round < 40; round++) {
            List<RawTicket> batch = new ArrayList<>();
            for (int n = random.nextInt(30); n >= 0; n--) {
                batch.add(any(random, titles));
            }
            system(() -> intake.take(town.system(), source, batch));
            if (round % 4 == 0) {
                correctOne(source, random);
            }
        }
        assertThat(system(() -> intake.recount())).as("seed " + seed).isZero();
        assertThat(count("select sum(tickets) from hotline.month_count"))
                .isEqualTo(count("select count(*) from hotline.ticket"));
    }

    private static RawTicket any(Random random, String[] titles) {
        LocalDateTime time =
                LocalDate.of(2025, 1, 1).plusDays(random.nextInt(90)).atTime(random.nextInt(24), 0);
        String[] contents = {"", "满意", "基本满意", "不满意"};
        return new RawTicket(
                "G" + random.nextInt(300),
                time,
                "投诉",
                random.nextBoolean() ? "电话" : "网络",
                titles[random.nextInt(titles.length)],
                "内容 " + random.nextInt(3),
                "1380000000" + random.nextInt(10),
                random.nextBoolean() ? "东湖区" : "西岭县",
                "",
                "",
                "",
                random.nextBoolean() ? "已办结" : "办理中",
                null,
                random.nextInt(3) == 0 ? null : (Boolean) random.nextBoolean(),
                random.nextInt(3) == 0 ? null : (Boolean) random.nextBoolean(),
                contents[random.nextInt(contents.length)],
                "");
    }

    private void correctOne(SourceId source, Random random) {
        long id =
                count(
                        "select max(id) - "
                                + random.nextInt(3)
                                + " from hotline.ticket where source_id = "
                                + source.value());
        system(() -> {
            intake.correct(town.system(), new TicketId(id), "0602", town.police());
            return id;
        });
    }

    private long count(String sql) {
        return system(
                () -> transaction.execute(status -> jdbc.sql(sql).query(Long.class).single()));
    }

    @Test
    @DisplayName("F-HOT-5 数字被改坏时，重新清点会改正并说出改了几处")
    void mendsCounts() {
        take(source(), Town.ticket("H1", "2025-05-01T08:00", "路灯不亮", "黑"));
        system(() -> transaction.execute(status -> jdbc.sql(SPOILT).update()));
        assertThat(system(() -> intake.recount())).isPositive();
        assertThat(system(() -> intake.recount())).isZero();
    }
}
