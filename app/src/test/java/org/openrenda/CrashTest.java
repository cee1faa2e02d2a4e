package org.openrenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program is killed twice while it imports a file and people assign problems: once alone, once
 * together with its database. Then it starts a third time and is left in peace.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("突然断电")
class CrashTest {

    private static final int ROWS = 12_000;
    private static final int BAD_EVERY = 97;
    private static final long SEED = 20_260_401;
    private static final int ROWS_BEFORE_KILL = 2_000;
    private static final int ACTS_BEFORE_KILL = 12;
    private static final int PAUSE_MILLIS_MAX = 200;

    private final Random random = new Random(SEED);
    private final List<String> numbers = new ArrayList<>();
    private final List<Long> badLines = new ArrayList<>();
    private final List<Long> doneAtKill = new ArrayList<>();
    private Path folder;
    private Path tickets;
    private Path acknowledged;
    private KilledServer program;

    @BeforeAll
    void killTwiceAndStartAgain(@TempDir Path given) throws Exception {
        folder = given.toRealPath();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        tickets = folder.resolve("tickets.csv");
        acknowledged = folder.resolve("acknowledged.txt");
        writeTickets();
        Files.writeString(acknowledged, "");
        startAndWork();
        program.kill();
        doneAtKill.add(rowsDone());
        startAndWork();
        doneAtKill.add(rowsDone());
        program.killWithDatabase();
        program = KilledServer.start(folder, OpenRenda.class);
        program.await(() -> program.said().contains("开放人大已启动"));
        program.await(() ->
                count(
                                "select count(*) from hotline.import_run where state in"
                                        + " ('WAITING', 'RUNNING')")
                        == 0);
    }

    @AfterAll
    void stop() throws InterruptedException {
        program.stop();
        KilledServer.killDatabase(folder);
    }

    private void writeTickets() throws IOException {
        StringBuilder text = new StringBuilder("工单编号,受理时间,标题,内容,联系电话,所属区县\n");
        for (int n = 0; n < ROWS; n++) {
            String number = "C%05d".formatted(n);
            boolean bad = n % BAD_EVERY == BAD_EVERY - 1;
            String time = "2025-%02d-%02d 09:15".formatted(n % 12 + 1, n % 28 + 1);
            text.append(number).append(',').append(bad ? "某日" : time);
            text.append(",路灯不亮,江滨街道路灯坏了好几天,1380013%04d,测北区\n".formatted(n % 10_000));
            if (bad) {
                badLines.add(n + 2L);
            } else {
                numbers.add(number);
            }
        }
        Files.writeString(tickets, text);
    }

    /** Lets the program work until a moment that chance chooses, with both in full swing. */
    private void startAndWork() throws Exception {
        long acts = acts().count();
        program = KilledServer.start(folder, CrashedProgram.class, "" + tickets, "" + acknowledged);
        program.await(() -> acts().count() > acts + 1);
        long rows = rowsDone() + 1 + random.nextInt(ROWS_BEFORE_KILL);
        long enough = acts + 1 + random.nextInt(ACTS_BEFORE_KILL);
        program.await(() -> rowsDone() >= rows && acts().count() > enough);
        Thread.sleep(random.nextInt(PAUSE_MILLIS_MAX));
    }

    /** What the program was told to be done, one act and one id a line. */
    private Stream<String> acts() {
        try {
            return Files.readAllLines(acknowledged).stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<Long> acknowledged(String act) {
        return acts().filter(line -> line.startsWith(act + " "))
                .map(line -> Long.parseLong(line.substring(act.length() + 1)))
                .toList();
    }

    private long rowsDone() {
        return count("select coalesce(sum(rows_done), 0) from hotline.import_run");
    }

    private long count(String sql) {
        return KilledServer.look(folder, jdbc -> jdbc.sql(sql).query(Long.class).single());
    }

    private List<Long> ids(String sql) {
        return KilledServer.look(folder, jdbc -> jdbc.sql(sql).query(Long.class).list());
    }

    @Test
    @DisplayName("F-HOT-1 导入途中两次断电，重启后自己接着导完：好行一行不少、一行不重，坏行都有报告")
    void finishesTheImport() throws IOException {
        assertThat(doneAtKill).allMatch(rows -> rows > 0 && rows < ROWS);
        List<String> stored =
                KilledServer.look(
                        folder,
                        jdbc ->
                                jdbc.sql("select number from hotline.ticket order by number")
                                        .query(String.class)
                                        .list());
        assertThat(stored).isEqualTo(numbers);
        assertThat(ids("select line from hotline.bad_row order by line")).isEqualTo(badLines);
        assertThat(count("select rows_new from hotline.import_run where state = 'DONE'"))
                .isEqualTo(numbers.size());
        assertThat(folder.resolve("imports")).isEmptyDirectory();
    }

    @Test
    @DisplayName("F-HOT-5 两次断电之后，按日、按月的计数与工单一致")
    void countsWhatIsThere() {
        assertThat(count(DAY_COUNTS_THAT_DIFFER)).isZero();
        assertThat(count(MONTH_COUNTS_THAT_DIFFER)).isZero();
        assertThat(count("select sum(tickets) from hotline.month_count")).isEqualTo(numbers.size());
    }

    private static final String DAY_COUNTS_THAT_DIFFER =
            """
            select count(*) from (select congress_id, day, topic_code, area_code, unit_id, channel,
                    sum(tickets) as n, sum(repeats) as r from hotline.day_count
                    group by 1, 2, 3, 4, 5, 6) c
                full join (select congress_id, day, topic_code, area_code, unit_id, channel,
                    count(*) as n, count(*) filter (where is_repeat) as r from hotline.ticket
                    group by 1, 2, 3, 4, 5, 6) t
                using (congress_id, day, topic_code, area_code, unit_id, channel)
            where coalesce(c.n, 0) <> coalesce(t.n, 0) or coalesce(c.r, 0) <> coalesce(t.r, 0)
            """;

    private static final String MONTH_COUNTS_THAT_DIFFER =
            """
            select count(*) from (select congress_id, month, topic_code, area_code, unit_id,
                    sum(tickets) as n, sum(repeats) as r from hotline.month_count
                    group by 1, 2, 3, 4, 5) c
                full join (select congress_id, date_trunc('month', day)::date as month, topic_code,
                    area_code, unit_id, count(*) as n, count(*) filter (where is_repeat) as r
                    from hotline.ticket group by 1, 2, 3, 4, 5) t
                using (congress_id, month, topic_code, area_code, unit_id)
            where coalesce(c.n, 0) <> coalesce(t.n, 0) or coalesce(c.r, 0) <> coalesce(t.r, 0)
            """;

    @Test
    @DisplayName("确认过的每一次列出、交办、签收，断电之后都在")
    void keepsWhatWasAcknowledged() {
        assertThat(acknowledged("ASSIGNED")).isNotEmpty();
        assertThat(ids("select id from supervision.problem")).containsAll(acknowledged("LISTED"));
        assertThat(ids("select problem_id from supervision.step where act = 'ASSIGN'"))
                .containsAll(acknowledged("ASSIGNED"));
        assertThat(ids("select problem_id from supervision.step where act = 'RECEIVE'"))
                .containsAll(acknowledged("RECEIVED"));
    }

    @Test
    @DisplayName("断电不留下做了一半的事：状态、步骤、过程记录、待办要么都有，要么都没有")
    void leavesNothingHalfDone() {
        assertThat(ids(HALF_DONE)).isEmpty();
        assertThat(ids(UNRECORDED)).isEmpty();
    }

    /** Problems whose stage, steps, entries and to-dos do not tell one story. */
    private static final String HALF_DONE =
            """
            select p.id from supervision.problem p,
                lateral (select count(*) filter (where act = 'ASSIGN') as assigned,
                    count(*) filter (where act = 'RECEIVE') as received
                    from supervision.step where problem_id = p.id) s,
                lateral (select count(*) filter (where act = '交办') as assigned,
                    count(*) filter (where act = '签收') as received
                    from record.entry where module = 'supervision' and kind = 'problem'
                        and subject_id = p.id) e,
                lateral (select count(*) filter (where act = '签收') as receive,
                    count(*) filter (where act = '签收' and done_at is null) as to_receive,
                    count(*) filter (where act = '报告整改' and done_at is null) as to_report
                    from tasks.task where module = 'supervision' and kind = 'problem'
                        and subject_id = p.id) t,
                lateral (select (p.stage in ('ASSIGNED', 'RECEIVED'))::int as assigned,
                    (p.stage = 'RECEIVED')::int as received) w
            where (s.assigned, s.received) <> (w.assigned, w.received)
                or (e.assigned, e.received) <> (w.assigned, w.received)
                or (t.receive, t.to_receive, t.to_report)
                    <> (w.assigned, w.assigned - w.received, w.received)
            """;

    /** Matters whose own course does not tell of each of their problems' steps. */
    private static final String UNRECORDED =
            """
            select m.id from supervision.matter m,
                lateral (select count(*) as n from supervision.problem where matter_id = m.id) p,
                lateral (select count(*) as n from supervision.step s
                    join supervision.problem p on p.id = s.problem_id where matter_id = m.id) s,
                lateral (select count(*) filter (where act = '列出问题') as listed,
                    count(*) filter (where act in ('交办', '签收')) as stepped
                    from record.entry where module = 'supervision' and kind = 'matter'
                        and subject_id = m.id) e
            where e.listed <> p.n or e.stepped <> s.n
            """;

    @Test
    @DisplayName("断电之后操作记录通过核验")
    void verifiesTheLog() throws Exception {
        KilledServer verify = KilledServer.start(folder, OpenRenda.class, "verify", "log");
        assertThat(verify.end()).as(verify.said()).isZero();
        assertThat(verify.said()).contains("核验通过");
    }
}
