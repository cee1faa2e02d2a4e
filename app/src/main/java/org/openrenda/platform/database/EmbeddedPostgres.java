package org.openrenda.platform.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL kept in a folder: unpacked, initialised, started or found running, and stopped.
 * It never deletes a data directory. Whoever uses it holds the {@link FolderLock}.
 */
final class EmbeddedPostgres implements AutoCloseable {

    /** Crash recovery after a large import takes minutes on a slow disk. */
    private static final int START_LIMIT_SECONDS = 600;

    private static final int STOP_LIMIT_SECONDS = 60;
    private static final int INIT_LIMIT_SECONDS = 300;
    private static final int PORT_ATTEMPTS = 3;
    private static final long LOG_LIMIT_BYTES = 10_000_000;

    private final Path folder;
    private final Path data;
    private final Path log;
    private final boolean durable;
    private final Unprivileged way;
    private Path home;
    private Passwords passwords;
    private int port;

    private EmbeddedPostgres(Path folder, boolean durable) throws IOException {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.log = folder.resolve("postgresql.log");
        this.durable = durable;
        this.way = Unprivileged.find();
    }

    /**
     * Starts the server of the folder, or finds the one a killed program left behind.
     *
     * @param folder absolute, without symbolic links
     * @param durable false only in tests, where a crash may lose everything
     */
    static EmbeddedPostgres start(Path folder, boolean durable) {
        try {
            EmbeddedPostgres postgres = new EmbeddedPostgres(folder, durable);
            postgres.prepare();
            postgres.startOrReuse();
            return postgres;
        } catch (IOException failure) {
            if (StartRefused.isFullDisk(failure)) {
                throw StartRefused.fullDisk(folder, failure);
            }
            throw new StartRefused("数据库文件夹“" + folder + "”无法使用：" + failure.getMessage(), failure);
        }
    }

    int port() {
        return port;
    }

    Passwords passwords() {
        return passwords;
    }

    @Override
    public void close() throws IOException {
        pgCtl(STOP_LIMIT_SECONDS + 5, "stop", "-m", "fast", "-w", "-t", "" + STOP_LIMIT_SECONDS);
    }

    private void prepare() throws IOException {
        way.passThrough(folder.getParent(), folder);
        way.mustReach(folder);
        home = Binaries.in(folder);
        passwords = Passwords.of(folder.resolve("passwords"), Files.exists(data));
        if (!Files.exists(data)) {
            initialise();
        }
        way.own(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        Path version = data.resolve("PG_VERSION");
        String found = Files.exists(version) ? Files.readString(version).trim() : "？";
        if (!found.equals(Binaries.MAJOR)) {
            throw new StartRefused(
                    "“%s”里的数据属于 PostgreSQL %s，本程序使用 %s，不能打开；数据未被改动。"
                            .formatted(data, found, Binaries.MAJOR));
        }
    }

    /** Makes the data directory under another name first, so that half of one is never used. */
    private void initialise() throws IOException {
        Path tmp = folder.resolve("data.tmp");
        Path secret = folder.resolve("superuser.tmp");
        FileSystemUtils.deleteRecursively(tmp);
        try {
            Files.createDirectory(tmp);
            Passwords.writePrivately(secret, passwords.superuser());
            way.own(tmp);
            way.own(secret);
            Unprivileged.Outcome outcome = way.run(INIT_LIMIT_SECONDS, initdb(tmp, secret));
            if (!outcome.ok()) {
                throw StartTrouble.explain(folder, log, outcome.output());
            }
            Files.move(tmp, data, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(secret);
            FileSystemUtils.deleteRecursively(tmp);
        }
    }

    private List<String> initdb(Path target, Path secret) {
        List<String> words =
                new ArrayList<>(List.of(program("initdb"), "-D", "" + target, "-U", "postgres"));
        words.addAll(List.of("-A", "scram-sha-256", "--pwfile=" + secret, "-E", "UTF8"));
        words.addAll(List.of("--locale=C", "--locale-provider=icu", "--icu-locale=zh-Hans-CN"));
        words.add("--no-instructions");
        if (!durable) {
            words.add("--no-sync");
        }
        return words;
    }

    private void startOrReuse() throws IOException {
        Optional<Postmaster> running = waitForRunning();
        if (running.isPresent()) {
            port = running.get().port();
            return;
        }
        Files.deleteIfExists(Postmaster.file(data));
        rotateLog();
        for (int attempt = 1; ; attempt++) {
            long before = Files.exists(log) ? Files.size(log) : 0;
            port = freePort();
            Unprivileged.Outcome outcome =
                    pgCtl(
                            START_LIMIT_SECONDS + 5,
                            "start",
                            "-w",
                            "-t",
                            "" + START_LIMIT_SECONDS,
                            "-l",
                            "" + log,
                            "-o",
                            settings());
            if (outcome.ok()) {
                return;
            }
            String said = outcome.output() + StartTrouble.since(log, before);
            if (attempt == PORT_ATTEMPTS || !said.contains("Address already in use")) {
                throw StartTrouble.explain(folder, log, said);
            }
        }
    }

    /** The server left running by a killed program, once it answers; empty when none runs. */
    private Optional<Postmaster> waitForRunning() throws IOException {
        long end = System.nanoTime() + START_LIMIT_SECONDS * 1_000_000_000L;
        while (true) {
            Optional<Postmaster> found = Postmaster.of(data).filter(Postmaster::answers);
            if (found.isPresent() || !Postmaster.serverRuns(data, way.uid())) {
                return found;
            }
            if (System.nanoTime() > end) {
                throw new StartRefused("“" + data + "”上还有一个不应答的 PostgreSQL 进程，请先结束它再启动。");
            }
            pause();
        }
    }

    private String settings() {
        List<String> settings =
                new ArrayList<>(
                        List.of(
                                "listen_addresses=127.0.0.1",
                                "unix_socket_directories=''",
                                "max_connections=40",
                                "shared_buffers=64MB",
                                "work_mem=8MB",
                                "maintenance_work_mem=32MB",
                                "effective_cache_size=512MB",
                                "max_parallel_workers_per_gather=1",
                                "jit=off",
                                "timezone=Asia/Shanghai",
                                "log_timezone=Asia/Shanghai",
                                // A failing statement and its row may hold a citizen's words.
                                "log_min_error_statement=panic",
                                "log_error_verbosity=terse"));
        String onDisk = durable ? "on" : "off";
        settings.add("fsync=" + onDisk);
        settings.add("full_page_writes=" + onDisk);
        settings.add("synchronous_commit=" + onDisk);
        return "-p " + port + " -c " + String.join(" -c ", settings);
    }

    private Unprivileged.Outcome pgCtl(int limitInSeconds, String act, String... words)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(program("pg_ctl"), act, "-D", "" + data));
        command.addAll(List.of(words));
        return way.run(limitInSeconds, command);
    }

    private String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private void rotateLog() throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.move(
                    log,
                    log.resolveSibling("postgresql.log.1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(log)) {
            Files.writeString(log, "", StandardCharsets.UTF_8);
        }
        way.own(log);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StartRefused("启动被中断。", stopped);
        }
    }
}
