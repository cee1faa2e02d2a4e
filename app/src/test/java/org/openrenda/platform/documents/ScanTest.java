package org.openrenda.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.database.OneAtATime;
import org.openrenda.platform.database.ScopedDatabase;
import org.openrenda.platform.record.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("附件查毒")
class ScanTest {

    private static final CongressId CITY = new CongressId(1);
    private static final Subject SUBJECT = new Subject("supervision", "problem", 7);
    private static final String CLEAN = "%PDF-1.7 整改报告";
    private static final String INFECTED = "%PDF-1.7 " + FakeClamd.EICAR;

    private ScopedDatabase database;
    private TransactionTemplate transaction;

    @BeforeEach
    void start() {
        database = ScopedDatabase.fresh();
        transaction = new TransactionTemplate(database.transactions());
        attach("报告.pdf", CLEAN);
        attach("坏文件.pdf", INFECTED);
    }

    private Documents documents(Scanner scanner) {
        return new Documents(JdbcClient.create(database.app()), Clock.systemUTC(), scanner);
    }

    private void scan(Scanner scanner) {
        OneAtATime alone = new OneAtATime(database.app());
        JdbcClient jdbc = JdbcClient.create(database.app());
        new ScanRound(scanner, jdbc, Clock.systemUTC(), alone).scan();
    }

    private static Scanner at(String address) {
        return new Scanner(new MockEnvironment().withProperty(Scanner.SETTING, address));
    }

    private void attach(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        DataScope.system(() ->
                transaction.executeWithoutResult(status ->
                        documents(at(""))
                                .attach(Actor.system("测试", CITY), CITY, SUBJECT, name, bytes)));
    }

    private String hidden(Scanner scanner, String name) {
        return DataScope.system(() ->
                transaction.execute(status ->
                        documents(scanner).of(SUBJECT).stream()
                                .filter(one -> one.name().equals(name))
                                .findFirst()
                                .orElseThrow()
                                .hidden()));
    }

    private byte[] taken(Scanner scanner, String name) {
        return DataScope.system(() ->
                transaction.execute(status -> {
                    Documents documents = documents(scanner);
                    long id =
                            documents.of(SUBJECT).stream()
                                    .filter(one -> one.name().equals(name))
                                    .findFirst()
                                    .orElseThrow()
                                    .id();
                    return documents.content(SUBJECT, id).orElseThrow().bytes();
                }));
    }

    @Test
    @DisplayName("没有配置查毒时，附件照常提供")
    void handsOutWithoutScanner() {
        Scanner none = at("");
        scan(none);
        assertThat(hidden(none, "报告.pdf")).isEmpty();
        assertThat(taken(none, "报告.pdf")).asString(StandardCharsets.UTF_8).isEqualTo(CLEAN);
    }

    @Test
    @DisplayName("查过是干净的才提供下载；查出病毒的不提供，说明原因")
    void handsOutOnlyWhatIsClean() throws IOException {
        try (FakeClamd clamd = new FakeClamd()) {
            Scanner scanner = at(clamd.address());
            assertThat(hidden(scanner, "报告.pdf")).isEqualTo("待查毒");
            scan(scanner);
            assertThat(hidden(scanner, "报告.pdf")).isEmpty();
            assertThat(taken(scanner, "报告.pdf")).isNotEmpty();
            assertThat(hidden(scanner, "坏文件.pdf")).isEqualTo("查出病毒");
            assertThatThrownBy(() -> taken(scanner, "坏文件.pdf"))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("查出病毒");
        }
    }

    @Test
    @DisplayName("查毒程序停了，附件一直待查毒、不提供；恢复后自动补查")
    void waitsWhileTheScannerIsDown() throws IOException {
        FakeClamd gone = new FakeClamd();
        Scanner down = at(gone.address());
        gone.close();
        scan(down);
        assertThat(hidden(down, "报告.pdf")).isEqualTo("待查毒");
        assertThatThrownBy(() -> taken(down, "报告.pdf"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("待查毒");
        try (FakeClamd back = new FakeClamd()) {
            Scanner scanner = at(back.address());
            scan(scanner);
            assertThat(hidden(scanner, "报告.pdf")).isEmpty();
        }
    }

    @Test
    @DisplayName("地址写错时启动就说明，不当作没有配置")
    void refusesAWrongAddress() {
        assertThatThrownBy(() -> at("clamd"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(Scanner.SETTING);
    }
}
