package org.openrenda.platform.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The server that a data directory says is running: its file {@code postmaster.pid}. */
record Postmaster(long pid, int port, boolean ready) {

    private static final int ANSWER_LIMIT_MILLIS = 1000;

    static Optional<Postmaster> of(Path data) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file(data));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Postmaster(
                            Long.parseLong(lines.get(0).trim()),
                            Integer.parseInt(lines.get(3).trim()),
                            lines.size() > 7 && lines.get(7).trim().equals("ready")));
        } catch (IndexOutOfBoundsException | NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** Whether this very process is a PostgreSQL that takes connections. */
    boolean answers() {
        if (!ready || !isPostgres(Path.of("/proc", String.valueOf(pid)))) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    ANSWER_LIMIT_MILLIS);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    /**
     * Whether any process still works on the data directory. The pid in the file cannot tell: the
     * killed process may be a zombie that nobody reaps, or its number may be another's by now.
     */
    static boolean serverRuns(Path data, int uid) throws IOException {
        try (DirectoryStream<Path> processes =
                Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (isPostgres(process) && worksOn(process, data, uid)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A process of our user whose directory may not be looked at counts as working on it. */
    private static boolean worksOn(Path process, Path data, int uid) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(data);
        } catch (java.nio.file.AccessDeniedException hidden) {
            return isOwnedBy(process, uid);
        } catch (IOException goneOrZombie) {
            return false;
        }
    }

    private static boolean isPostgres(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            String afterName = stat.substring(stat.lastIndexOf(')') + 1).trim();
            return stat.contains("(postgres)") && !afterName.startsWith("Z");
        } catch (IOException gone) {
            return false;
        }
    }

    private static boolean isOwnedBy(Path process, int uid) {
        try {
            return (Integer) Files.getAttribute(process, "unix:uid") == uid;
        } catch (IOException gone) {
            return false;
        }
    }
}
