package org.openrenda.hotline.models;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.openrenda.analysis.text.Labelled;
import org.openrenda.analysis.text.Quality;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about models and the tickets they learn from. */
@Repository
class ModelTable {

    private static final int ROWS_MAX = 20_000;
    private static final int VERSIONS_SHOWN = 50;
    private static final int FAILURES_SHOWN = 5;

    private final JdbcClient jdbc;
    private final Clock clock;

    ModelTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Tickets whose topic a person or the source gave: labels we know, and corrections. */
    List<Labelled> labelled() {
        return jdbc.sql(
                        """
                        select topic_code, title, body from hotline.ticket
                        where topic_code <> ''
                            and (corrected_by is not null or (label <> '' and confidence = 1))
                        order by id desc limit :most
                        """)
                .param("most", ROWS_MAX)
                .query((rs, n) ->
                        new Labelled(
                                rs.getString("topic_code"),
                                rs.getString("title"),
                                rs.getString("body"),
                                ""))
                .list();
    }

    /** How many tickets carry a label, and how many of these labels name a topic of ours. */
    long[] counts() {
        return jdbc.sql(
                        """
                        select count(*) filter (where label <> '') as labelled,
                            count(*) filter (where label <> '' and confidence = 1) as known,
                            count(*) filter (where corrected_by is not null) as corrected
                        from hotline.ticket
                        where label <> '' or corrected_by is not null
                        """)
                .query((rs, n) ->
                        new long[] {
                            rs.getLong("labelled"), rs.getLong("known"), rs.getLong("corrected")
                        })
                .single();
    }

    void add(String by, int rows, int labels, Quality quality, String provenance, byte[] bytes) {
        jdbc.sql("update hotline.model set active = false where kind = 'TOPIC' and active")
                .update();
        jdbc.sql(
                        """
                        insert into hotline.model (kind, trained_at, trained_by, rows, labels,
                            macro_f1, automatic, provenance, bytes, active)
                        values ('TOPIC', :at, :by, :rows, :labels,
                            :macroF1, :automatic, :provenance, :bytes, true)
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by)
                .param("rows", rows)
                .param("labels", labels)
                .param("macroF1", (float) quality.macroF1())
                .param("automatic", (float) quality.autoShare())
                .param("provenance", provenance)
                .param("bytes", bytes)
                .update();
    }

    void addFailure(String by, int rows, String reason) {
        jdbc.sql(
                        """
                        insert into hotline.model_failure (failed_at, failed_by, rows, reason)
                        values (:at, :by, :rows, :reason)
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by)
                .param("rows", rows)
                .param("reason", reason)
                .update();
    }

    /** The newest first. */
    List<ModelFailure> failures() {
        return jdbc.sql(
                        """
                        select failed_at, failed_by, rows, reason from hotline.model_failure
                        order by id desc limit :most
                        """)
                .param("most", FAILURES_SHOWN)
                .query((rs, n) ->
                        new ModelFailure(
                                rs.getTimestamp("failed_at").toInstant(),
                                rs.getString("failed_by"),
                                rs.getInt("rows"),
                                rs.getString("reason")))
                .list();
    }

    /** Puts one version into use, or none for id 0: then the lexicon classifies. */
    void use(long id) {
        jdbc.sql("update hotline.model set active = false where kind = 'TOPIC' and active")
                .update();
        jdbc.sql("update hotline.model set active = true where id = :id and kind = 'TOPIC'")
                .param("id", id)
                .update();
    }

    List<ModelVersion> versions() {
        return jdbc.sql(
                        """
                        select id, trained_at, trained_by, rows, labels, macro_f1, automatic,
                            provenance, active
                        from hotline.model where kind = 'TOPIC' order by id desc limit :most
                        """)
                .param("most", VERSIONS_SHOWN)
                .query((rs, n) ->
                        new ModelVersion(
                                rs.getLong("id"),
                                rs.getTimestamp("trained_at").toInstant(),
                                rs.getString("trained_by"),
                                rs.getInt("rows"),
                                rs.getInt("labels"),
                                rs.getFloat("macro_f1"),
                                rs.getFloat("automatic"),
                                rs.getString("provenance"),
                                rs.getBoolean("active")))
                .list();
    }
}
