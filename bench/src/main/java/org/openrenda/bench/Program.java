package org.openrenda.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The built program, started on a data folder as the launcher starts it. */
final class Program implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    private static final long LOOK_MILLIS = 20;

    private final Process process;
    private final Path folder;
    private final int port;
    private final Cost start;

    private Program(Process process, Path folder, int port, Cost start) {
        this.process = process;
        this.folder = folder;
        this.port = port;
        this.start = start;
    }

    /** Wall and processor seconds. */
    record Cost(double wall, double cpu) {}

    /** Starts the program and waits for its first page, which reads the database. */
    static Program start(Path jar, Path folder, List<String> jvm, int tickets) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(System.getProperty("openrenda.bench.machine").split(" ")));
        command.addAll(jvm);
        command.addAll(List.of("-jar", jar.toString(), "--spring.profiles.active=demo"));
        command.add("--openrenda.demo.tickets=" + tickets);
        command.add("--openrenda.database.folder=" + folder);
        command.add("--server.port=" + port);
        Path said = folder.resolveSibling(folder.getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()));
        long began = System.nanoTime();
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        try {
            awaitPage(process, port, said);
        } catch (IOException | RuntimeException failure) {
            process.destroy();
            throw failure;
        }
        double wall = (System.nanoTime() - began) / 1e9;
        return new Program(process, folder, port, new Cost(wall, cpu(process)));
    }

    private static void awaitPage(Process process, int port, Path said) throws IOException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("程序没有启动：\n" + Files.readString(said));
            }
            pause(LOOK_MILLIS);
        }
    }

    private static boolean answers(int port) {
        try {
            URI page = URI.create("http://127.0.0.1:" + port + "/");
            HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(60_000);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private static double cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    Cost start() {
        return start;
    }

    /** Processor seconds of the program itself until now; those of the database not counted. */
    double cpu() {
        return cpu(process);
    }

    Path folder() {
        return folder;
    }

    int port() {
        return port;
    }

    /** Megabytes in memory of the program. */
    double memory() throws IOException {
        return status(process.pid(), "status", "VmRSS:");
    }

    /**
     * Megabytes of all processes of its database. Pages they share are counted once, each process
     * bearing its part (PSS).
     */
    double databaseMemory() throws IOException {
        double sum = 0;
        ProcessHandle server = database();
        for (ProcessHandle one : Stream.concat(Stream.of(server), server.children()).toList()) {
            sum += status(one.pid(), "smaps_rollup", "Pss:");
        }
        return sum;
    }

    private ProcessHandle database() throws IOException {
        Path file = folder.resolve("postgres/data/postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static double status(long pid, String file, String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", "" + pid, file)).stream()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** Ends the program in good order; its database ends with it. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                throw new IOException("程序没有按时停下。");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }
}
