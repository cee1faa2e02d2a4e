package org.openrenda.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.database.DatabaseSettings.Address;
import org.openrenda.platform.database.DatabaseSettings.Role;

/**
 * The database server this program works with, ready to use: a server of the settings, the embedded
 * one, or for a command the embedded one of the program that is serving.
 */
final class DatabaseServer implements AutoCloseable {

    /** How long a command waits for a program that is just starting. */
    private static final int WAIT_SECONDS = 120;

    private final Address address;
    private final @Nullable FolderLock lock;
    private final @Nullable EmbeddedPostgres embedded;

    private DatabaseServer(
            Address address, @Nullable FolderLock lock, @Nullable EmbeddedPostgres embedded) {
        this.address = address;
        this.lock = lock;
        this.embedded = embedded;
    }

    /**
     * Opens the server and brings its tables up to date.
     *
     * @param serving false for a command, which may share the database of a serving program
     */
    static DatabaseServer open(DatabaseSettings settings, DataFolder folder, boolean serving) {
        Address external = settings.external();
        DatabaseServer server =
                external != null
                        ? new DatabaseServer(external, null, null)
                        : embedded(settings, folder, serving);
        try {
            server.makeReady(settings);
            return server;
        } catch (RuntimeException failure) {
            server.closeAfter(failure);
            throw failure instanceof StartRefused ? failure : explain(failure);
        }
    }

    Address address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        if (embedded != null) {
            embedded.close();
        }
        if (lock != null) {
            lock.close();
        }
    }

    private void makeReady(DatabaseSettings settings) {
        boolean borrowed = settings.external() == null && embedded == null;
        if (borrowed) {
            waitForMigrations();
        } else {
            Migrations.run(address);
        }
        Safety.check(address, settings.volatileTest());
    }

    private static DatabaseServer embedded(
            DatabaseSettings settings, DataFolder folder, boolean serving) {
        Path place = folder.folder("postgres");
        try {
            FolderLock lock =
                    FolderLock.take(
                            folder.path(),
                            new FolderLock.Holder(serving, ProcessHandle.current().pid()));
            if (lock == null) {
                return borrowed(folder, place, serving);
            }
            return owned(lock, place, !settings.volatileTest());
        } catch (IOException failure) {
            if (StartRefused.isFullDisk(failure)) {
                throw StartRefused.fullDisk(folder.path(), failure);
            }
            throw new StartRefused(
                    "数据文件夹“" + folder.path() + "”无法使用：" + failure.getMessage(), failure);
        }
    }

    private static DatabaseServer owned(FolderLock lock, Path place, boolean durable)
            throws IOException {
        EmbeddedPostgres postgres = null;
        try {
            postgres = EmbeddedPostgres.start(place, durable);
            Address address = Roles.prepare(postgres.port(), postgres.passwords());
            return new DatabaseServer(address, lock, postgres);
        } catch (RuntimeException failure) {
            if (postgres != null) {
                postgres.close();
            }
            lock.close();
            throw failure instanceof StartRefused ? failure : explain(failure);
        }
    }

    private static DatabaseServer borrowed(DataFolder folder, Path place, boolean serving)
            throws IOException {
        FolderLock.Holder holder = FolderLock.Holder.of(folder.path());
        if (serving) {
            throw new StartRefused(
                    "数据文件夹“%s”正被进程 %d 使用，请先停止它，或用 --data 另选一个文件夹。"
                            .formatted(folder.path(), holder.pid()));
        }
        if (!holder.serving()) {
            throw new StartRefused(
                    "另一条命令（进程 %d）正在使用数据文件夹“%s”，请等它结束后再试。".formatted(holder.pid(), folder.path()));
        }
        Path data = place.resolve("data");
        long end = System.nanoTime() + WAIT_SECONDS * 1_000_000_000L;
        while (System.nanoTime() < end) {
            Optional<Postmaster> running = Postmaster.of(data).filter(Postmaster::answers);
            if (running.isPresent() && Files.exists(place.resolve("passwords"))) {
                Passwords passwords = Passwords.of(place.resolve("passwords"), true);
                return new DatabaseServer(
                        new Address(
                                Roles.url(running.get().port(), Roles.DATABASE),
                                new Role(Roles.OWNER, passwords.owner()),
                                new Role(Roles.APP, passwords.app())),
                        null,
                        null);
            }
            pause();
        }
        throw new StartRefused(
                "正在运行的程序（进程 %d）的数据库 %d 秒内没有应答，请看它的日志。".formatted(holder.pid(), WAIT_SECONDS));
    }

    /** A command never changes the tables of a program that is running on them. */
    private void waitForMigrations() {
        long end = System.nanoTime() + WAIT_SECONDS * 1_000_000_000L;
        while (System.nanoTime() < end) {
            try {
                if (Migrations.done(address)) {
                    return;
                }
            } catch (RuntimeException notCreatedYet) {
                // The serving program is still creating roles and schemas: look again.
            }
            pause();
        }
        throw new StartRefused("正在运行的程序与这条命令的版本不同，请先停止它，再用新版本启动。");
    }

    private void closeAfter(RuntimeException failure) {
        try {
            close();
        } catch (IOException second) {
            failure.addSuppressed(second);
        }
    }

    private static StartRefused explain(RuntimeException failure) {
        if (StartRefused.isFullDisk(failure)) {
            return StartRefused.fullDisk("数据库", failure);
        }
        return new StartRefused("数据库无法使用，程序没有启动：" + StartRefused.reason(failure), failure);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StartRefused("启动被中断。", stopped);
        }
    }
}
