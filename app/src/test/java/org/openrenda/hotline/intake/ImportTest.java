package org.openrenda.hotline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openrenda.AppTest;
import org.openrenda.congress.Congress;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataFolder;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("民声导入")
class ImportTest {

    private static final long WAIT_MILLIS = 60_000;

    @Autowired Intake intake;
    @Autowired Imports imports;
    @Autowired ImportWork work;
    @Autowired Congress congress;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired DataFolder data;
    @TempDir Path folder;

    private Town town;

    @BeforeAll
    void build() {
        town = Town.build(congress, transaction);
    }

    private static <T> T system(Supplier<T> work) {
        return DataScope.system(work);
    }

    private Path file(String name, int from, int rows) {
        StringBuilder text = new StringBuilder("工单编号,受理时间,标题,内容,联系电话,所属区县\n");
        for (int n = from; n < from + rows; n++) {
            text.append(
                    "W%05d,2025-%02d-%02d 08:30,路灯不亮 %d,和平街道路灯坏了,1380013%04d,东湖区\n"
                            .formatted(n, n % 12 + 1, n % 28 + 1, n, n % 10_000));
        }
        return file(name, text.toString());
    }

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private ImportRun done(RunId id) throws InterruptedException {
        long end = System.nanoTime() + WAIT_MILLIS * 1_000_000;
        while (System.nanoTime() < end) {
            work.work();
            ImportRun run = run(id);
            if (!run.isOpen()) {
                return run;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("not done: " + run(id));
    }

    private ImportRun run(RunId id) {
        return system(() -> intake.run(town.system(), id));
    }

    private RunId bring(String source, Path file) {
        return system(() -> intake.importFile(town.system(), town.city(), source, file));
    }

    private long count(String sql, Object source) {
        return system(() ->
                transaction.execute(status ->
                        jdbc.sql(sql).param("source", source).query(Long.class).single()));
    }

    private long tickets(SourceId source) {
        return count(
                "select count(*) from hotline.ticket where source_id = :source", source.value());
    }

    @Test
    @DisplayName("F-HOT-1 导入文件，再导入一次什么都不多，改了的更新，导完后原文件不留")
    void importsOnce() throws Exception {
        ImportRun first = done(bring("来源甲", file("a.csv", 0, 1_200)));
        assertThat(first.state()).isEqualTo("DONE");
        assertThat(first.rowsNew()).isEqualTo(1_200);
        ImportRun again = done(bring("来源甲", file("a.csv", 600, 1_000)));
        assertThat(again.rowsSame()).isEqualTo(600);
        assertThat(again.rowsNew()).isEqualTo(400);
        assertThat(tickets(first.source())).isEqualTo(1_600);
        assertThat(system(() -> intake.recount())).isZero();
        try (var left = Files.list(data.folder("imports"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    @DisplayName("F-HOT-1 有误的行记下行号和原因，好的行一行不少")
    void keepsGoodRows() throws Exception {
        ImportRun run =
                done(
                        bring(
                                "来源乙",
                                file(
                                        "b.csv",
                                        "工单编号,受理时间,标题\nB1,2025-01-01,好\n,2025-01-01,无编号\n"
                                                + "B3,前天,时间不明 13800138000\nB4,2025-01-02,\"好\n的\"\n"
                                                + "B5,,没有时间\nB6,2025-01-0")));
        assertThat(run.rowsNew()).isEqualTo(2);
        assertThat(imports.bad(run.id(), 10))
                .containsExactly(
                        new Taken.BadRow(3, "", "没有工单编号"),
                        new Taken.BadRow(4, "B3", "受理时间“前天”无法识别"),
                        new Taken.BadRow(7, "B5", "没有受理时间"),
                        new Taken.BadRow(8, "B6", "文件在这一行中断：只有 2 列，应有 3 列"));
    }

    @Test
    @DisplayName("F-HOT-1 停止之后可以继续，不丢也不重")
    void stopsAndGoesOn() throws Exception {
        RunId id = bring("来源丙", file("c.csv", 0, 6_000));
        Thread worker = Thread.ofVirtual().start(work::work);
        while (run(id).rowsDone() == 0) {
            Thread.sleep(1);
        }
        if (run(id).isOpen()) {
            system(() -> {
                imports.stop(town.system(), id);
                return id;
            });
        }
        worker.join();
        ImportRun stopped = run(id);
        assertThat(tickets(stopped.source())).isEqualTo(stopped.rowsDone());
        if (stopped.canResume()) {
            system(() -> {
                imports.resume(town.system(), id);
                return id;
            });
        }
        ImportRun end = done(id);
        assertThat(end.rowsNew()).isEqualTo(6_000);
        assertThat(tickets(end.source())).isEqualTo(6_000);
        assertThat(system(() -> intake.recount())).isZero();
    }

    @Test
    @DisplayName("F-HOT-1 中途断开数据库连接，已确认的都在，下一次自己接着导入")
    void goesOnAfterACrash() throws Exception {
        RunId id = bring("来源丁", file("d.csv", 0, 6_000));
        Thread worker =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                work.work();
                            } catch (RuntimeException broken) {
                                // What a killed connection throws is not the matter here; what
                                // remains is.
                            }
                        });
        while (run(id).rowsDone() == 0) {
            Thread.sleep(1);
        }
        killOthers();
        worker.join();
        ImportRun broken = run(id);
        assertThat(tickets(broken.source())).isEqualTo(broken.rowsDone());
        ImportRun end = done(id);
        assertThat(end.state()).isEqualTo("DONE");
        assertThat(end.rowsNew()).isEqualTo(6_000);
        assertThat(end.rowsBad()).isZero();
        assertThat(tickets(end.source())).isEqualTo(6_000);
        assertThat(system(() -> intake.recount())).isZero();
    }

    /** As a crash does: every connection but this one ends without a word. */
    private void killOthers() {
        jdbc.sql(
                        """
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and usename = current_user
                            and pid <> pg_backend_pid()
                        """)
                .query()
                .listOfRows();
    }

    @Test
    @DisplayName("F-HOT-1 列的对应关系按来源记住，列的次序变了也认得")
    void remembersColumns() {
        byte[] first = "甲,乙\nN1,2025-01-01\n".getBytes(StandardCharsets.UTF_8);
        RunId id =
                system(() ->
                        imports.bring(
                                town.system(),
                                town.city(),
                                "来源戊",
                                "e.csv",
                                new ByteArrayInputStream(first)));
        assertThatThrownBy(() ->
                        system(() -> {
                            imports.confirmGuess(town.system(), id);
                            return id;
                        }))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("受理时间");
        system(() -> {
            imports.confirm(town.system(), id, Map.of("NUMBER", "甲", "TIME", "乙"));
            return id;
        });
        byte[] second = "乙,甲\n2025-01-02,N2\n".getBytes(StandardCharsets.UTF_8);
        RunId next =
                system(() ->
                        imports.bring(
                                town.system(),
                                town.city(),
                                "来源戊",
                                "e.csv",
                                new ByteArrayInputStream(second)));
        assertThat(system(() -> imports.columns(next)))
                .extracting(ColumnView::field)
                .containsExactly("TIME", "NUMBER");
        byte[] third = "受理时间,标题\n2025-01-02,停水\n".getBytes(StandardCharsets.UTF_8);
        RunId other =
                system(() ->
                        imports.bring(
                                town.system(),
                                town.city(),
                                "来源戊",
                                "e.csv",
                                new ByteArrayInputStream(third)));
        assertThat(system(() -> imports.columns(other)))
                .extracting(ColumnView::field)
                .containsExactly("TIME", "TITLE");
        for (RunId draft : List.of(id, next, other)) {
            if (run(draft).isDraft()) {
                system(() -> {
                    imports.discard(town.system(), draft);
                    return draft;
                });
            }
        }
    }

    @Test
    @DisplayName("F-HOT-1 没有编号的表按整行识别，相同的行各算一件，再导入不会多")
    void importsWithoutNumbers() throws Exception {
        String text =
                "opened\ttype\tarea\n2024-01-01 10:00\tNoise\tWest\n2024-01-02\tNoise\tEast\n";
        assertThat(done(bring("来源己", file("f.tsv", text))).rowsNew()).isEqualTo(2);
        assertThat(done(bring("来源己", file("f.tsv", text))).rowsSame()).isEqualTo(2);
    }
}
