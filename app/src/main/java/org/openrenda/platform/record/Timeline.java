package org.openrenda.platform.record;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about entries of the record. */
@Repository
class Timeline {

    private static final int ENTRIES_MAX = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Timeline(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long append(
            CongressId congress,
            @Nullable AccountId actor,
            String actorName,
            Subject subject,
            String act,
            String summary,
            boolean visible) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long id =
                jdbc.sql(
                                """
                                insert into record.entry (congress_id, at, actor_id, actor_name,
                                module, kind,
                                    subject_id, act, summary, visible, salt, commitment)
                                values (:congress, :at, :actor, :actorName, :module, :kind,
                                    :subject, :act, :summary, :visible, :salt, :commitment)
                                returning id
                                """)
                        .param("congress", congress.value())
                        .param("at", Timestamp.from(at))
                        .param("actor", actor == null ? null : actor.value())
                        .param("actorName", actorName)
                        .param("module", subject.module())
                        .param("kind", subject.kind())
                        .param("subject", subject.id())
                        .param("act", act)
                        .param("summary", summary)
                        .param("visible", visible)
                        .param("salt", salt)
                        .param("commitment", commitment(salt, summary))
                        .query(Long.class)
                        .single();
        jdbc.sql("insert into record.unsealed (entry_id) values (:id)").param("id", id).update();
        return id;
    }

    /** Salted, so that the log can keep the hash after the sentence was lawfully erased. */
    static byte[] commitment(byte[] salt, String summary) {
        return Sha256.of(salt, summary.getBytes(StandardCharsets.UTF_8));
    }

    List<Entry> of(Subject subject, boolean publicOnly) {
        return jdbc.sql(
                        """
                        select id, congress_id, at, actor_id, actor_name, module, kind, subject_id,
                            act, summary, visible
                        from record.entry
                        where module = :module and kind = :kind and subject_id = :subject
                            and (visible or not :publicOnly)
                        order by id desc
                        limit :most
                        """)
                .param("module", subject.module())
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("publicOnly", publicOnly)
                .param("most", ENTRIES_MAX)
                .query((rs, n) -> entry(rs))
                .list();
    }

    private static final String MATCHES =
            """
             where (:module = '' or module = :module)
                and (:words = '' or strpos(actor_name, :words) > 0
                    or strpos(act, :words) > 0 or strpos(coalesce(summary, ''), :words) > 0)
                and (:from::date is null
                    or at >= :from::date::timestamp at time zone 'Asia/Shanghai')
                and (:to::date is null
                    or at < (:to::date + 1)::timestamp at time zone 'Asia/Shanghai')
            """;

    List<Entry> search(RecordSearch search) {
        return asked(
                        """
                        select id, congress_id, at, actor_id, actor_name, module, kind, subject_id,
                            act, summary, visible
                        from record.entry
                        """
                                + MATCHES
                                + """
                                 order by case when :oldestFirst then id end, id desc
                                offset :offset limit :most
                                """,
                        search)
                .param("oldestFirst", search.oldestFirst())
                .param("offset", search.offset())
                .param("most", search.most())
                .query((rs, n) -> entry(rs))
                .list();
    }

    long count(RecordSearch search) {
        return asked("select count(*) from record.entry" + MATCHES, search)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(String sql, RecordSearch search) {
        return jdbc.sql(sql)
                .param("module", search.module())
                .param("words", search.words())
                .param("from", search.from())
                .param("to", search.to());
    }

    private static Entry entry(java.sql.ResultSet rs) throws java.sql.SQLException {
        long actor = rs.getLong("actor_id");
        return new Entry(
                rs.getLong("id"),
                new CongressId(rs.getLong("congress_id")),
                rs.getTimestamp("at").toInstant(),
                actor == 0 ? null : new AccountId(actor),
                rs.getString("actor_name"),
                new Subject(rs.getString("module"), rs.getString("kind"), rs.getLong("subject_id")),
                rs.getString("act"),
                rs.getString("summary"),
                rs.getBoolean("visible"));
    }
}
