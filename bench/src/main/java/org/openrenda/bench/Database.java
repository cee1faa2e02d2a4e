package org.openrenda.bench;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGConnection;

/** The program's own database, entered as the owner of its tables. */
final class Database implements AutoCloseable {

    private final Connection connection;
    private final Source source;

    private Database(Source source) throws SQLException {
        this.source = source;
        this.connection = source.open();
    }

    /** Where it is and how to enter it. */
    private record Source(String url, String password) {

        Connection open() throws SQLException {
            return DriverManager.getConnection(url, "openrenda_owner", password);
        }
    }

    static Database of(Path folder) throws IOException, SQLException {
        String port =
                Files.readAllLines(folder.resolve("postgres/data/postmaster.pid")).get(3).strip();
        Properties passwords = new Properties();
        passwords.load(new StringReader(Files.readString(folder.resolve("postgres/passwords"))));
        return new Database(
                new Source(
                        "jdbc:postgresql://127.0.0.1:" + port + "/openrenda",
                        passwords.getProperty("owner")));
    }

    /** Runs the statements of one of the files beside this class. */
    void run(String file) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql(file));
        }
    }

    /**
     * Rows a second that this database acknowledges when so many write at once, each row in a
     * transaction of its own.
     */
    double commits(int rows, int writers) throws SQLException, IOException {
        run("commits");
        AtomicInteger next = new AtomicInteger();
        List<Callable<Void>> work = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            work.add(() -> write(next, rows));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            long began = System.nanoTime();
            for (Future<Void> one : threads.invokeAll(work)) {
                one.get();
            }
            return rows / ((System.nanoTime() - began) / 1e9);
        } catch (InterruptedException | ExecutionException failure) {
            throw new IOException("the database did not take the rows", failure);
        }
    }

    private Void write(AtomicInteger next, int rows) throws SQLException, IOException {
        try (Connection own = source.open();
                PreparedStatement insert = own.prepareStatement(sql("commit"))) {
            for (int row = next.getAndIncrement(); row < rows; row = next.getAndIncrement()) {
                insert.setInt(1, row);
                insert.executeUpdate();
            }
        }
        return null;
    }

    /** The one number that the query in a file gives. */
    double number(String file, Object... parameters) throws SQLException, IOException {
        try (PreparedStatement query = connection.prepareStatement(sql(file))) {
            for (int at = 0; at < parameters.length; at++) {
                query.setObject(at + 1, parameters[at]);
            }
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getDouble(1);
            }
        }
    }

    /** Runs the one statement of a file with these values. */
    void update(String file, Object... parameters) throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(sql(file))) {
            for (int at = 0; at < parameters.length; at++) {
                statement.setObject(at + 1, parameters[at]);
            }
            statement.executeUpdate();
        }
    }

    /** What the system answered to each of the measured voters, by their number. */
    Map<Integer, byte[]> issued(long poll) throws SQLException, IOException {
        Map<Integer, byte[]> issued = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(sql("issued"))) {
            query.setLong(1, poll);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    issued.put(rows.getInt(1), rows.getBytes(2));
                }
            }
        }
        return issued;
    }

    private static String sql(String file) throws IOException {
        try (var in = Database.class.getResourceAsStream(file + ".sql")) {
            if (in == null) {
                throw new IOException("no such file: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Seconds that COPY takes for the lines of a csv file, acknowledged on the disk. */
    double copy(String csv) throws SQLException, IOException {
        long began = System.nanoTime();
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy bench.wide from stdin (format csv, header true)",
                        new StringReader(csv));
        return (System.nanoTime() - began) / 1e9;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
