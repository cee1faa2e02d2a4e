package org.openrenda.hotline.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about imports and their bad rows. */
@Repository
class Runs {

    static final int BAD_ROWS_MAX = 100_000;

    private final JdbcClient jdbc;

    Runs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A file that was brought, and where it was put. */
    record Draft(SourceId source, CongressId congress, String name, String path, long bytes) {}

    RunId add(Draft draft, Map<String, String> mapping, long rows, String by, Instant at) {
        return new RunId(
                jdbc.sql(
                                """
                                insert into hotline.import_run (congress_id, source_id, file_name,
                                    file_path, file_bytes, mapping, state, rows_total, started_by,
                                    created_at)
                                values (:congress, :source, :name, :path, :bytes,
                                    jsonb_object(:keys::text[], :values::text[]), 'DRAFT', :rows,
                                    :by, :at)
                                returning id
                                """)
                        .param("congress", draft.congress().value())
                        .param("source", draft.source().value())
                        .param("name", draft.name())
                        .param("path", draft.path())
                        .param("bytes", draft.bytes())
                        .param("keys", mapping.keySet().toArray(String[]::new))
                        .param("values", mapping.values().toArray(String[]::new))
                        .param("rows", rows)
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .query(Long.class)
                        .single());
    }

    private static final String RUN =
            """
            select r.id, r.congress_id, r.source_id, s.name as source_name, r.file_name,
                r.file_bytes, r.state, r.rows_total, r.rows_done, r.rows_new, r.rows_changed,
                r.rows_same, r.rows_bad, r.trouble, r.started_by, r.created_at, r.ended_at
            from hotline.import_run r join hotline.source s on s.id = r.source_id
            """;

    ImportRun run(RunId id) {
        return jdbc.sql(RUN + " where r.id = :id")
                .param("id", id.value())
                .query((rs, n) -> run(rs))
                .optional()
                .orElseThrow(() -> new Refusal("没有这次导入。"));
    }

    /** Locks the run until this transaction ends. */
    ImportRun locked(RunId id) {
        return jdbc.sql(RUN + " where r.id = :id for update of r")
                .param("id", id.value())
                .query((rs, n) -> run(rs))
                .optional()
                .orElseThrow(() -> new Refusal("没有这次导入。"));
    }

    Optional<RunId> nextOpen() {
        return jdbc.sql(
                        """
                        select id from hotline.import_run where state in ('WAITING', 'RUNNING')
                        order by id limit 1
                        """)
                .query((rs, n) -> new RunId(rs.getLong("id")))
                .optional();
    }

    private static final String MATCHES =
            """
             where r.congress_id = any(:congresses) and r.state <> 'DISCARDED'
                and (:state = '' or r.state = :state)
                and (:words = '' or strpos(r.file_name, :words) > 0 or strpos(s.name, :words) > 0)
            """;

    List<ImportRun> runs(Collection<Long> congresses, RunSearch search) {
        return asked(
                        RUN
                                + """
                                 cross join lateral (select case :sort
                                    when 'file' then r.file_name when 'source' then s.name
                                    when 'state' then r.state
                                    when 'bad' then to_char(r.rows_bad, '0000000000')
                                    else to_char(r.id, '0000000000')
                                    end collate "zh-Hans-CN-x-icu" as key) k
                                """
                                + MATCHES
                                + """
                                 order by case when not :descending then k.key end,
                                    case when :descending then k.key end desc, r.id desc
                                offset :offset limit :most
                                """,
                        congresses,
                        search)
                .param("sort", search.sort())
                .param("descending", search.descending())
                .param("offset", search.offset())
                .param("most", search.most())
                .query((rs, n) -> run(rs))
                .list();
    }

    long count(Collection<Long> congresses, RunSearch search) {
        return asked(
                        """
                        select count(*) from hotline.import_run r
                            join hotline.source s on s.id = r.source_id
                        """
                                + MATCHES,
                        congresses,
                        search)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(
            String sql, Collection<Long> congresses, RunSearch search) {
        return jdbc.sql(sql)
                .param("congresses", congresses.toArray(Long[]::new))
                .param("state", search.state())
                .param("words", search.words());
    }

    private static ImportRun run(ResultSet rs) throws SQLException {
        Timestamp ended = rs.getTimestamp("ended_at");
        return new ImportRun(
                new RunId(rs.getLong("id")),
                new CongressId(rs.getLong("congress_id")),
                new SourceId(rs.getLong("source_id")),
                rs.getString("source_name"),
                rs.getString("file_name"),
                rs.getLong("file_bytes"),
                rs.getString("state"),
                rs.getLong("rows_total"),
                rs.getLong("rows_done"),
                rs.getLong("rows_new"),
                rs.getLong("rows_changed"),
                rs.getLong("rows_same"),
                rs.getLong("rows_bad"),
                rs.getString("trouble"),
                rs.getString("started_by"),
                rs.getTimestamp("created_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }

    String path(RunId id) {
        return jdbc.sql("select file_path from hotline.import_run where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    /** Files of imports that have not ended for good. */
    Set<String> neededFiles() {
        return Set.copyOf(
                jdbc.sql(
                                """
                                select distinct file_path from hotline.import_run
                                where state not in ('DONE', 'DISCARDED')
                                """)
                        .query(String.class)
                        .list());
    }

    /** Gives up what nobody confirmed or resumed since: the files hold what people told. */
    void discardOlderThan(Instant before, Instant at) {
        jdbc.sql(
                        """
                        update hotline.import_run set ended_at = :at,
                            state = case when rows_done > 0 then 'DONE' else 'DISCARDED' end
                        where state in ('DRAFT', 'STOPPED', 'FAILED') and created_at < :before
                        """)
                .param("at", Timestamp.from(at))
                .param("before", Timestamp.from(before))
                .update();
    }

    Map<String, String> mapping(RunId id) {
        Map<String, String> mapping = new TreeMap<>();
        jdbc.sql(
                        """
                        select m.key, m.value
                        from hotline.import_run r, jsonb_each_text(r.mapping) m where r.id = :id
                        """)
                .param("id", id.value())
                .query(rs -> {
                    mapping.put(rs.getString("key"), rs.getString("value"));
                });
        return mapping;
    }

    void confirm(RunId id, Map<String, String> mapping) {
        jdbc.sql(
                        """
                        update hotline.import_run set state = 'WAITING',
                            mapping = jsonb_object(:keys::text[], :values::text[])
                        where id = :id
                        """)
                .param("keys", mapping.keySet().toArray(String[]::new))
                .param("values", mapping.values().toArray(String[]::new))
                .param("id", id.value())
                .update();
    }

    void move(RunId id, String state) {
        jdbc.sql("update hotline.import_run set state = :state, trouble = '' where id = :id")
                .param("state", state)
                .param("id", id.value())
                .update();
    }

    void end(RunId id, String state, String trouble, Instant at) {
        jdbc.sql(
                        """
                        update hotline.import_run set state = :state, trouble = :trouble,
                            ended_at = :at,
                            rows_total = case when :state = 'DONE' then rows_done
                                else rows_total end
                        where id = :id
                        """)
                .param("state", state)
                .param("trouble", trouble)
                .param("at", Timestamp.from(at))
                .param("id", id.value())
                .update();
    }

    /** In the transaction that stores the tickets: what is counted here is stored there. */
    void advance(RunId id, int rows, Shelf.Put put, List<Taken.BadRow> bad) {
        jdbc.sql(
                        """
                        update hotline.import_run set rows_done = rows_done + :rows,
                            rows_total = greatest(rows_total, rows_done + :rows),
                            rows_new = rows_new + :added, rows_changed = rows_changed + :changed,
                            rows_same = rows_same + :same, rows_bad = rows_bad + :bad
                        where id = :id
                        """)
                .param("rows", rows)
                .param("added", put.added())
                .param("changed", put.changed())
                .param("same", put.same())
                .param("bad", bad.size())
                .param("id", id.value())
                .update();
        if (!bad.isEmpty()) {
            keep(id, bad);
        }
    }

    private void keep(RunId id, List<Taken.BadRow> bad) {
        jdbc.sql(
                        """
                        insert into hotline.bad_row (run_id, line, reason, number)
                        select :id, * from unnest(:line::bigint[], :reason::text[], :number::text[])
                        on conflict do nothing
                        """)
                .param("id", id.value())
                .param("line", bad.stream().map(Taken.BadRow::line).toArray(Long[]::new))
                .param("reason", bad.stream().map(Taken.BadRow::reason).toArray(String[]::new))
                .param("number", bad.stream().map(Taken.BadRow::number).toArray(String[]::new))
                .update();
    }

    List<Taken.BadRow> bad(RunId id, int most) {
        return jdbc.sql(
                        """
                        select line, number, reason from hotline.bad_row where run_id = :id
                        order by line limit :most
                        """)
                .param("id", id.value())
                .param("most", most)
                .query(Taken.BadRow.class)
                .list();
    }
}
