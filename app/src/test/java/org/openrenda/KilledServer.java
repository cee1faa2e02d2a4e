package org.openrenda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A program of its own process on a data folder, which can be killed as a power cut does. */
public final class KilledServer {

    private static final long LIMIT_SECONDS = 300;
    private static final long LOOK_MILLIS = 5;
    private static final long WITHOUT_DATABASE_MILLIS = 300;

    private final Path folder;
    private final Path said;
    private final Process process;

    private KilledServer(Path folder, Path said, Process process) {
        this.folder = folder;
        this.said = said;
        this.process = process;
    }

    /** Starts a main class of this class path on the folder, on any free port. */
    public static KilledServer start(Path folder, Class<?> main, String... words)
            throws IOException {
        return startAt(0, folder, main, words);
    }

    /** As {@link #start}, on a port of one's own choice. */
    public static KilledServer startAt(int port, Path folder, Class<?> main, String... words)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add(main.getName());
        command.addAll(List.of(words));
        command.addAll(List.of("--openrenda.database.folder=" + folder, "--server.port=" + port));
        Path said = Files.createTempFile(folder, "said", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.redirectOutput(said.toFile());
        return new KilledServer(folder, said, builder.start());
    }

    /**
     * Waits until something is so; fails, and leaves nothing running, when it does not become so.
     */
    public void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                killWithDatabase();
                throw new AssertionError("the program did not get there: " + said());
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** The exit code of a command that ends by itself. */
    int end() throws InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the command did not end: " + said());
        }
        return process.exitValue();
    }

    public String said() {
        try {
            return Files.readString(said);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@code kill -9} of the program; its database lives on, as it does when memory runs out. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** {@code kill -9} of everything, as a power cut does. */
    public void killWithDatabase() throws InterruptedException {
        process.destroyForcibly();
        killDatabase(folder);
        process.waitFor();
    }

    /** In turn the program, everything, and the database a moment before the program. */
    public void killAs(int turn) throws InterruptedException {
        switch (turn % 3) {
            case 0 -> kill();
            case 1 -> killWithDatabase();
            default -> {
                killDatabase(folder);
                Thread.sleep(WITHOUT_DATABASE_MILLIS);
                kill();
            }
        }
    }

    public static void killDatabase(Path folder) {
        Path file = folder.resolve("postgres/data/postmaster.pid");
        if (Files.exists(file)) {
            ProcessHandle.of(Long.parseLong(lines(file).getFirst().strip()))
                    .ifPresent(server -> {
                        List<ProcessHandle> workers = server.children().toList();
                        server.destroyForcibly();
                        workers.forEach(ProcessHandle::destroyForcibly);
                    });
        }
    }

    /** Ends the program in good order, and with it its database. */
    public void stop() throws InterruptedException {
        process.destroy();
        process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Looks into the database past every right, on a connection of its own. */
    public static <T> T look(Path folder, Function<JdbcClient, T> query) {
        SingleConnectionDataSource connection =
                new SingleConnectionDataSource(url(folder), "postgres", password(folder), true);
        try {
            return query.apply(JdbcClient.create(connection));
        } finally {
            connection.destroy();
        }
    }

    private static String url(Path folder) {
        String port = lines(folder.resolve("postgres/data/postmaster.pid")).get(3).strip();
        return "jdbc:postgresql://127.0.0.1:" + port + "/openrenda";
    }

    private static String password(Path folder) {
        Properties passwords = new Properties();
        try (var in = Files.newBufferedReader(folder.resolve("postgres/passwords"))) {
            passwords.load(in);
            return passwords.getProperty("superuser");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
