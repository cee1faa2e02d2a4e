package org.openrenda.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.platform.database.DatabaseSettings.Role;

@DisplayName("数据文件夹里的数据库")
class EmbeddedPostgresTest {

    private final DataFolder folder = DataFolder.open(TestServer.dataFolder());
    private DatabaseServer server;

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    @DisplayName("停止后再启动，写入的数据仍在；口令文件只有本人可读")
    void keepsRowsOverRestart() throws IOException {
        start();
        write();
        server.close();
        start();

        assertThat(rows()).isEqualTo(1);
        assertThat(mode("postgres/passwords")).isEqualTo("rw-------");
        assertThat(mode("postgres/data")).isEqualTo("rwx------");
    }

    @Test
    @DisplayName("程序被强行结束时数据库还在运行，下次启动接着用它")
    void reusesServerLeftBehind() throws IOException {
        start();
        write();
        long pid = postmaster().pid();
        EmbeddedPostgres again = EmbeddedPostgres.start(folder.path().resolve("postgres"), true);

        assertThat(postmaster().pid()).isEqualTo(pid);
        assertThat(again.port()).isEqualTo(postmaster().port());
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    @DisplayName("数据库也被强行结束且进程号已属于别的进程时，照常启动，数据仍在")
    void startsAfterPowerCut() throws Exception {
        start();
        write();
        ProcessHandle killed = ProcessHandle.of(postmaster().pid()).orElseThrow();
        Path file = Postmaster.file(folder.path().resolve("postgres/data"));
        String claim = Files.readString(file);
        killed.destroyForcibly();
        server.close();
        Files.writeString(file, claim.replaceFirst("\\d+", "" + ProcessHandle.current().pid()));
        start();

        assertThat(rows()).isEqualTo(1);
    }

    @Test
    @DisplayName("数据文件夹正在使用时，第二个程序拒绝启动，第一个不受影响")
    void refusesFolderInUse() throws IOException {
        start();
        write();

        assertThatThrownBy(() -> DatabaseServer.open(settings(), folder, true))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("正被进程 " + ProcessHandle.current().pid() + " 使用");
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    @DisplayName("命令行命令借用运行中程序的数据库，结束时不停止它")
    void commandBorrowsRunningDatabase() throws IOException {
        start();
        write();
        DatabaseServer borrowed = DatabaseServer.open(settings(), folder, false);

        assertThat(borrowed.address()).isEqualTo(server.address());
        borrowed.close();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    @DisplayName("别的大版本的数据不打开，也不改动")
    void refusesDataOfAnotherVersion() throws IOException {
        start();
        server.close();
        Path version = folder.path().resolve("postgres/data/PG_VERSION");
        Files.writeString(version, "17\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("PostgreSQL 17");
        assertThat(version).hasContent("17\n");
    }

    @Test
    @DisplayName("数据文件损坏时说明原因，不改动数据，也不留下进程")
    void refusesBrokenData() throws IOException {
        start();
        server.close();
        Path control = folder.path().resolve("postgres/data/global/pg_control");
        Files.write(control, new byte[100]);

        assertThatThrownBy(this::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("可能已损坏");
        assertThat(Files.size(control)).isEqualTo(100);
        assertThat(Postmaster.serverRuns(folder.path().resolve("postgres/data"), -1)).isFalse();
    }

    @Test
    @DisplayName("口令文件丢失时不重建数据库")
    void refusesMissingPasswords() throws IOException {
        start();
        server.close();
        Files.delete(folder.path().resolve("postgres/passwords"));

        assertThatThrownBy(this::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("口令文件");
    }

    @Test
    @DisplayName("上次初始化中断留下的半成品被重做")
    void redoesHalfMadeFolder() throws IOException {
        Path half = Files.createDirectories(folder.path().resolve("postgres/data.tmp"));
        Files.writeString(half.resolve("PG_VERSION"), "18\n");
        start();

        assertThat(half).doesNotExist();
        write();
        assertThat(rows()).isEqualTo(1);
    }

    private void start() {
        server = DatabaseServer.open(settings(), folder, true);
    }

    private DatabaseSettings settings() {
        return new DatabaseSettings(folder.path(), null, null, null, 2, false);
    }

    private Postmaster postmaster() throws IOException {
        return Postmaster.of(folder.path().resolve("postgres/data")).orElseThrow();
    }

    private String mode(String path) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.path().resolve(path)));
    }

    private void write() {
        as(server.address().owner(), "create table platform.kept as select 1 as n");
    }

    private void as(Role role, String statement) {
        Roles.as(role, server.address().url(), jdbc -> jdbc.sql(statement).update());
    }

    private int rows() {
        int[] rows = new int[1];
        Roles.as(
                server.address().owner(),
                server.address().url(),
                jdbc ->
                        rows[0] =
                                jdbc.sql("select n from platform.kept")
                                        .query(Integer.class)
                                        .single());
        return rows[0];
    }
}
