package org.openrenda.deputies.keysupervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Satisfaction;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All SQL about the rounds in which deputies rate key suggestions. */
@Repository
class KeyRounds {

    private static final int ROWS_MAX = 1_000;

    private static final String ROUND =
            """
            select r.*, exists (select from deputies.key_round_end e where e.round_id = r.id)
                    as ended,
                (select count(*) from deputies.key_round_suggestion k where k.round_id = r.id)
                    as suggestions,
                (select count(*) from deputies.key_rating g where g.round_id = r.id) as cast_
            from deputies.key_round r
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    KeyRounds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long openRound(
            CongressId congress, KeyRound.Way way, String title, LocalDate heldOn, String by) {
        return jdbc.sql(
                        """
                        insert into deputies.key_round (congress_id, way, title, held_on, at,
                            by_name)
                        values (:congress, :way, :title, :on, :at, :by) returning id
                        """)
                .param("congress", congress.value())
                .param("way", way.name())
                .param("title", title)
                .param("on", heldOn)
                .param("at", now())
                .param("by", by)
                .query(Long.class)
                .single();
    }

    void include(long round, SuggestionId suggestion) {
        jdbc.sql(
                        """
                        insert into deputies.key_round_suggestion (round_id, suggestion_id)
                        values (:round, :suggestion)
                        """)
                .param("round", round)
                .param("suggestion", suggestion.value())
                .update();
    }

    /**
     * The round, so that its end and a rating follow one another; its row is append-only and
     * therefore cannot be locked itself.
     */
    Optional<KeyRound> lockRound(long id) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('deputies.key_round'), cast(:id as int))")
                .param("id", id % Integer.MAX_VALUE)
                .query(rs -> {});
        return round(id);
    }

    @Transactional(readOnly = true)
    Optional<KeyRound> round(long id) {
        return jdbc.sql(ROUND + " where r.id = :id")
                .param("id", id)
                .query((rs, n) -> round(rs))
                .optional();
    }

    @Transactional(readOnly = true)
    List<KeyRound> rounds(List<Long> congresses) {
        return jdbc.sql(
                        ROUND
                                + " where r.congress_id = any(:congresses)"
                                + " order by r.id desc limit :most")
                .param("congresses", congresses.toArray(Long[]::new))
                .param("most", ROWS_MAX)
                .query((rs, n) -> round(rs))
                .list();
    }

    private static KeyRound round(ResultSet rs) throws SQLException {
        return new KeyRound(
                rs.getLong("id"),
                new CongressId(rs.getLong("congress_id")),
                KeyRound.Way.valueOf(rs.getString("way")),
                rs.getString("title"),
                rs.getObject("held_on", LocalDate.class),
                rs.getBoolean("ended"),
                rs.getInt("suggestions"),
                rs.getInt("cast_"));
    }

    /** What was said in a round, counted for each of its suggestions. */
    @Transactional(readOnly = true)
    List<KeyCount> counts(long round) {
        return jdbc.sql(
                        """
                        select s.id, s.number, s.title,
                            (select count(*) from deputies.co_signer c
                                join deputies.confirmation f on f.suggestion_id = c.suggestion_id
                                    and f.account_id = c.account_id and f.version = s.version
                                where c.suggestion_id = s.id)
                                + case when s.lead_account is null then 0 else 1 end as asked,
                            count(g) as cast_,
                            count(*) filter (where g.attitude = 'SATISFIED') as a1,
                            count(*) filter (where g.attitude = 'BASICALLY_SATISFIED') as a2,
                            count(*) filter (where g.attitude = 'DISSATISFIED') as a3,
                            count(*) filter (where g.result = 'SATISFIED') as r1,
                            count(*) filter (where g.result = 'BASICALLY_SATISFIED') as r2,
                            count(*) filter (where g.result = 'DISSATISFIED') as r3
                        from deputies.key_round_suggestion k
                            join deputies.suggestion s on s.id = k.suggestion_id
                            left join deputies.key_rating g on g.round_id = k.round_id
                                and g.suggestion_id = k.suggestion_id
                        where k.round_id = :round
                        group by s.id order by s.id limit :most
                        """)
                .param("round", round)
                .param("most", ROWS_MAX)
                .query((rs, n) ->
                        new KeyCount(
                                new SuggestionId(rs.getLong("id")),
                                rs.getString("number"),
                                rs.getString("title"),
                                rs.getInt("asked"),
                                rs.getInt("cast_"),
                                rs.getInt("a1"),
                                rs.getInt("a2"),
                                rs.getInt("a3"),
                                rs.getInt("r1"),
                                rs.getInt("r2"),
                                rs.getInt("r3")))
                .list();
    }

    @Transactional(readOnly = true)
    List<SuggestionId> ratedBy(long round, AccountId account) {
        return jdbc.sql(
                        """
                        select suggestion_id from deputies.key_rating
                        where round_id = :round and account_id = :account limit 1000
                        """)
                .param("round", round)
                .param("account", account.value())
                .query((rs, n) -> new SuggestionId(rs.getLong(1)))
                .list();
    }

    /** False when this deputy has rated it in this round before. */
    boolean rate(
            long round,
            SuggestionId suggestion,
            AccountId account,
            Satisfaction attitude,
            Satisfaction result,
            String reason) {
        try {
            jdbc.sql(
                            """
                            insert into deputies.key_rating (round_id, suggestion_id, account_id,
                                attitude, result, reason, at)
                            values (:round, :suggestion, :account, :attitude, :result, :reason,
                                :at)
                            """)
                    .param("round", round)
                    .param("suggestion", suggestion.value())
                    .param("account", account.value())
                    .param("attitude", attitude.name())
                    .param("result", result.name())
                    .param("reason", reason)
                    .param("at", now())
                    .update();
            return true;
        } catch (DuplicateKeyException alreadyRated) {
            return false;
        }
    }

    void endRound(long round, String by) {
        jdbc.sql(
                        """
                        insert into deputies.key_round_end (round_id, at, by_name)
                        values (:round, :at, :by)
                        """)
                .param("round", round)
                .param("at", now())
                .param("by", by)
                .update();
    }

    /** What was not found good in a round, without who said it. */
    @Transactional(readOnly = true)
    List<String> reasons(long round) {
        return jdbc.sql(
                        """
                        select reason from deputies.key_rating
                        where round_id = :round and reason <> '' order by reason limit 500
                        """)
                .param("round", round)
                .query(String.class)
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
