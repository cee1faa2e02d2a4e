package org.openrenda.demo;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about how far the demo is. */
@Repository
class DemoTable {

    private static final int REASONS_MAX = 50;

    private final JdbcClient jdbc;
    private final Clock clock;

    DemoTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The city of this database.
     *
     * @param endsOn the first day without tickets
     * @param given tickets given to the intake so far, of which it took some
     */
    record City(long seed, LocalDate endsOn, int tickets, int given, int taken, Instant madeAt) {}

    Optional<City> city() {
        return jdbc.sql("select seed, ends_on, tickets, given, taken, made_at from demo.city")
                .query((rs, n) ->
                        new City(
                                rs.getLong("seed"),
                                rs.getObject("ends_on", LocalDate.class),
                                rs.getInt("tickets"),
                                rs.getInt("given"),
                                rs.getInt("taken"),
                                rs.getTimestamp("made_at").toInstant()))
                .optional();
    }

    void begin(long seed, LocalDate endsOn, int tickets) {
        jdbc.sql(
                        """
                        insert into demo.city (seed, ends_on, tickets, made_at)
                        values (:seed, :ends, :tickets, :at)
                        """)
                .param("seed", seed)
                .param("ends", endsOn)
                .param("tickets", tickets)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    void given(int given, int taken) {
        jdbc.sql("update demo.city set given = given + :given, taken = taken + :taken")
                .param("given", given)
                .param("taken", taken)
                .update();
    }

    void refused(String reason, int rows) {
        jdbc.sql(
                        """
                        insert into demo.refused_row (reason, rows) values (:reason, :rows)
                        on conflict (reason) do update set rows = refused_row.rows + excluded.rows
                        """)
                .param("reason", reason)
                .param("rows", rows)
                .update();
    }

    List<Map.Entry<String, Integer>> refused() {
        return jdbc.sql("select reason, rows from demo.refused_row order by rows desc limit :most")
                .param("most", REASONS_MAX)
                .query((rs, n) -> Map.entry(rs.getString("reason"), rs.getInt("rows")))
                .list();
    }

    boolean isDone(String phase) {
        return jdbc.sql("select exists (select from demo.phase where name = :name)")
                .param("name", phase)
                .query(Boolean.class)
                .single();
    }

    void done(String phase) {
        jdbc.sql("insert into demo.phase (name, done_at) values (:name, :at)")
                .param("name", phase)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }
}
