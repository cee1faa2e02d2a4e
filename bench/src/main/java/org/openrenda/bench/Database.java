package org.openrenda.bench;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.PGConnection;

/** The program's own database, entered as the owner of its tables. */
final class Database implements AutoCloseable {

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    static Database of(Path folder) throws IOException, SQLException {
        String port =
                Files.readAllLines(folder.resolve("postgres/data/postmaster.pid")).get(3).strip();
        Properties passwords = new Properties();
        passwords.load(new StringReader(Files.readString(folder.resolve("postgres/passwords"))));
        return new Database(
                DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/openrenda",
                        "openrenda_owner",
                        passwords.getProperty("owner")));
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    double number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getDouble(1);
        }
    }

    /** Seconds that COPY takes for the lines of a csv file, acknowledged on the disk. */
    double copy(String into, String csv) throws SQLException, IOException {
        long began = System.nanoTime();
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy " + into + " from stdin (format csv, header true)",
                        new StringReader(csv));
        return (System.nanoTime() - began) / 1e9;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
