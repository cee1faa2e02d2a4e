package org.openrenda.platform.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;

/**
 * Lets one node at a time walk a round of the system. The lock is the database's own: it ends with
 * the connection that holds it, so a node that dies holds up nobody.
 *
 * @param database the one all nodes share
 */
@Component
public record OneAtATime(DataSource database) {

    /** The first half of the lock's name, apart from all single-number locks. */
    private static final int ROUNDS = 0x726f756e;

    /**
     * Walks the round unless another node walks it now: then it is skipped, and the next turn of
     * the clock comes to it again.
     *
     * @param name of the round, the same on every node
     * @return whether it was walked here
     */
    public boolean run(String name, Runnable round) {
        // A connection of its own: the round begins and ends transactions on others.
        try (Connection held = database.getConnection()) {
            if (!asked(held, "select pg_try_advisory_lock(?, ?)", name)) {
                return false;
            }
            try {
                round.run();
                return true;
            } finally {
                asked(held, "select pg_advisory_unlock(?, ?)", name);
            }
        } catch (SQLException failure) {
            throw new UncategorizedSQLException("lock of round " + name, null, failure);
        }
    }

    private static boolean asked(Connection connection, String sql, String name)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, ROUNDS);
            statement.setInt(2, number(name));
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                return answer.getBoolean(1);
            }
        }
    }

    private static int number(String name) {
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue();
    }
}
