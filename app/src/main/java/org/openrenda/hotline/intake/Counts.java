package org.openrenda.hotline.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL that writes the cube. */
@Repository
class Counts {

    /** Names the lock that all writers of the cube take, one after the other. */
    private static final long LOCK = 0x686f746c696e65L;

    private final JdbcClient jdbc;

    Counts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One writer at a time until this transaction ends: then no two can wait for each other. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:key)").param("key", LOCK).query(rs -> {});
    }

    /** Writes the change; what has come down to nothing is taken away. */
    void write(Tally tally) {
        write(tally.days(), INSERT_DAYS, UPDATE_DAYS, DELETE_DAYS);
        write(tally.months(), INSERT_MONTHS, UPDATE_MONTHS, DELETE_MONTHS);
    }

    private void write(
            List<Map.Entry<Tally.Cell, int[]>> all, String insert, String update, String delete) {
        Predicate<Map.Entry<Tally.Cell, int[]>> touched =
                entry -> Arrays.stream(entry.getValue()).anyMatch(n -> n != 0);
        // A proposed row must pass the checks before it can conflict: what goes down is updated.
        Predicate<Map.Entry<Tally.Cell, int[]>> grows =
                entry -> Arrays.stream(entry.getValue()).allMatch(n -> n >= 0);
        List<Map.Entry<Tally.Cell, int[]>> more = all.stream().filter(touched.and(grows)).toList();
        List<Map.Entry<Tally.Cell, int[]>> less =
                all.stream().filter(touched.and(grows.negate())).toList();
        if (!more.isEmpty()) {
            bound(insert, more).update();
        }
        if (!less.isEmpty()) {
            bound(update, less).update();
            bound(delete, less).update();
        }
    }

    private JdbcClient.StatementSpec bound(String sql, List<Map.Entry<Tally.Cell, int[]>> rows) {
        return jdbc.sql(sql)
                .param("congress", column(rows, Tally.Cell::congress).toArray(Long[]::new))
                .param("day", column(rows, cell -> cell.day().toString()).toArray(String[]::new))
                .param("topic", column(rows, Tally.Cell::topic).toArray(String[]::new))
                .param("area", column(rows, Tally.Cell::area).toArray(String[]::new))
                .param("unit", column(rows, Tally.Cell::unit).toArray(Long[]::new))
                .param("channel", column(rows, Tally.Cell::channel).toArray(String[]::new))
                .param("tickets", numbers(rows, 0))
                .param("repeats", numbers(rows, 1))
                .param("visited", numbers(rows, 2))
                .param("contacted", numbers(rows, 3))
                .param("solved", numbers(rows, 4))
                .param("rated", numbers(rows, 5))
                .param("satisfied", numbers(rows, 6))
                .param("basically", numbers(rows, 7));
    }

    private static <T> List<T> column(
            List<Map.Entry<Tally.Cell, int[]>> rows, Function<Tally.Cell, T> of) {
        return rows.stream().map(row -> of.apply(row.getKey())).toList();
    }

    private static Integer[] numbers(List<Map.Entry<Tally.Cell, int[]>> rows, int at) {
        return rows.stream().map(row -> row.getValue()[at]).toArray(Integer[]::new);
    }

    private static final String CHANGES =
            """
            unnest(:congress::bigint[], :day::date[], :topic::text[], :area::text[],
                :unit::bigint[], :channel::text[], :tickets::int[], :repeats::int[],
                :visited::int[], :contacted::int[], :solved::int[], :rated::int[],
                :satisfied::int[], :basically::int[])
                as n(congress_id, day, topic_code, area_code, unit_id, channel, tickets, repeats,
                    visited, contacted, solved, rated, satisfied, basically)
            """;

    private static final String GROWN =
            """
             do update set tickets = c.tickets + excluded.tickets,
                repeats = c.repeats + excluded.repeats,
                visited = c.visited + excluded.visited,
                contacted = c.contacted + excluded.contacted,
                solved = c.solved + excluded.solved,
                rated = c.rated + excluded.rated,
                satisfied = c.satisfied + excluded.satisfied,
                basically = c.basically + excluded.basically
            """;

    private static final String CHANGED =
            """
             set tickets = c.tickets + n.tickets, repeats = c.repeats + n.repeats,
                visited = c.visited + n.visited, contacted = c.contacted + n.contacted,
                solved = c.solved + n.solved, rated = c.rated + n.rated,
                satisfied = c.satisfied + n.satisfied, basically = c.basically + n.basically
            from
            """;

    private static final String SAME_DAY_CELL =
            """
             where c.day = n.day and c.topic_code = n.topic_code and c.area_code = n.area_code
                and c.unit_id = n.unit_id and c.channel = n.channel
                and c.congress_id = n.congress_id
            """;

    private static final String SAME_MONTH_CELL =
            """
             where c.month = n.day and c.topic_code = n.topic_code and c.area_code = n.area_code
                and c.unit_id = n.unit_id and c.congress_id = n.congress_id
            """;

    private static final String INSERT_DAYS =
            """
            insert into hotline.day_count as c (congress_id, day, topic_code, area_code, unit_id,
                channel, tickets, repeats, visited, contacted, solved, rated, satisfied, basically)
            select * from
            """
                    + CHANGES
                    + " on conflict (day, topic_code, area_code, unit_id, channel, congress_id)"
                    + GROWN;

    private static final String UPDATE_DAYS =
            "update hotline.day_count c" + CHANGED + CHANGES + SAME_DAY_CELL;

    private static final String DELETE_DAYS =
            "delete from hotline.day_count c using "
                    + CHANGES
                    + SAME_DAY_CELL
                    + " and c.tickets = 0";

    private static final String INSERT_MONTHS =
            """
            insert into hotline.month_count as c (congress_id, month, topic_code, area_code,
                unit_id, tickets, repeats, visited, contacted, solved, rated, satisfied, basically)
            select congress_id, day, topic_code, area_code, unit_id, tickets, repeats, visited,
                contacted, solved, rated, satisfied, basically from
            """
                    + CHANGES
                    + " on conflict (month, topic_code, area_code, unit_id, congress_id)"
                    + GROWN;

    private static final String UPDATE_MONTHS =
            "update hotline.month_count c" + CHANGED + CHANGES + SAME_MONTH_CELL;

    private static final String DELETE_MONTHS =
            "delete from hotline.month_count c using "
                    + CHANGES
                    + SAME_MONTH_CELL
                    + " and c.tickets = 0";

    /** Counts all tickets anew and mends every cell that differs; says how many did. */
    int recount() {
        lock();
        jdbc.sql("select set_config('statement_timeout', '110s', true)").query(rs -> {});
        return jdbc.sql(RECOUNT_DAYS).update() + jdbc.sql(RECOUNT_MONTHS).update();
    }

    private static final String NUMBERS =
            """
            count(*)::int as tickets,
            count(*) filter (where is_repeat)::int as repeats,
            count(*) filter (where contacted is not null or solved is not null)::int as visited,
            count(*) filter (where contacted)::int as contacted,
            count(*) filter (where solved)::int as solved,
            count(satisfaction)::int as rated,
            count(*) filter (where satisfaction = 'SATISFIED')::int as satisfied,
            count(*) filter (where satisfaction = 'BASICALLY_SATISFIED')::int as basically
            """;

    private static final String MENDED =
            """
            when matched and (c.tickets, c.repeats, c.visited, c.contacted, c.solved, c.rated,
                    c.satisfied, c.basically) is distinct from (n.tickets, n.repeats, n.visited,
                    n.contacted, n.solved, n.rated, n.satisfied, n.basically)
                then update set tickets = n.tickets, repeats = n.repeats, visited = n.visited,
                    contacted = n.contacted, solved = n.solved, rated = n.rated,
                    satisfied = n.satisfied, basically = n.basically
            when not matched by source then delete
            """;

    private static final String RECOUNT_DAYS =
            """
            merge into hotline.day_count c using (
                select congress_id, day, topic_code, area_code, unit_id, channel,
            """
                    + NUMBERS
                    + """
                     from hotline.ticket group by 1, 2, 3, 4, 5, 6) n
                    on c.day = n.day and c.topic_code = n.topic_code
                        and c.area_code = n.area_code and c.unit_id = n.unit_id
                        and c.channel = n.channel and c.congress_id = n.congress_id
                    """
                    + MENDED
                    + """
                    when not matched then insert (congress_id, day, topic_code, area_code,
                        unit_id, channel, tickets, repeats, visited, contacted, solved, rated,
                        satisfied, basically)
                        values (n.congress_id, n.day, n.topic_code, n.area_code, n.unit_id,
                            n.channel, n.tickets, n.repeats, n.visited, n.contacted, n.solved,
                            n.rated, n.satisfied, n.basically)
                    """;

    private static final String RECOUNT_MONTHS =
            """
            merge into hotline.month_count c using (
                select congress_id, date_trunc('month', day)::date as month, topic_code,
                    area_code, unit_id,
            """
                    + NUMBERS
                    + """
                     from hotline.ticket group by 1, 2, 3, 4, 5) n
                    on c.month = n.month and c.topic_code = n.topic_code
                        and c.area_code = n.area_code and c.unit_id = n.unit_id
                        and c.congress_id = n.congress_id
                    """
                    + MENDED
                    + """
                    when not matched then insert (congress_id, month, topic_code, area_code,
                        unit_id, tickets, repeats, visited, contacted, solved, rated, satisfied,
                        basically)
                        values (n.congress_id, n.month, n.topic_code, n.area_code, n.unit_id,
                            n.tickets, n.repeats, n.visited, n.contacted, n.solved, n.rated,
                            n.satisfied, n.basically)
                    """;
}
