package org.openrenda.deputies.replies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.suggestions.Suggestion;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Satisfaction;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about who got which answer, and how it was rated. */
@Repository
class Deliveries {

    private final JdbcClient jdbc;
    private final Clock clock;

    Deliveries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A suggestion that is handled with another has no round of its own before this one. */
    void handTo(long reply, Suggestion suggestion, AccountId account, String name) {
        jdbc.sql(
                        """
                        insert into deputies.delivery
                            (reply_id, suggestion_id, account_id, name, round, at)
                        values (:reply, :suggestion, :account, :name, :round, :at)
                        """)
                .param("reply", reply)
                .param("suggestion", suggestion.id().value())
                .param("account", account.value())
                .param("name", name)
                .param("round", Math.max(1, suggestion.round()))
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** The day on which the last answer of this round was delivered. */
    LocalDate lastDelivered(Suggestion suggestion) {
        return jdbc.sql(
                        """
                        select max(r.delivered_on) from deputies.delivery d
                            join deputies.reply r on r.id = d.reply_id
                        where d.suggestion_id = :suggestion and d.round = :round
                        """)
                .param("suggestion", suggestion.id().value())
                .param("round", suggestion.round())
                .query(LocalDate.class)
                .single();
    }

    /** Who got an answer of this round of the suggestion and has not rated it yet. */
    List<AccountId> unrated(Suggestion suggestion) {
        return jdbc.sql(
                        """
                        select distinct d.account_id from deputies.delivery d
                        where d.suggestion_id = :suggestion and d.round = :round
                            and not exists (select from deputies.rating g
                                where g.reply_id = d.reply_id and g.account_id = d.account_id
                                    and g.suggestion_id = d.suggestion_id)
                        """)
                .param("suggestion", suggestion.id().value())
                .param("round", suggestion.round())
                .query((rs, n) -> new AccountId(rs.getLong(1)))
                .list();
    }

    /** Suggestions whose open round still waits for this deputy's rating. */
    List<SuggestionId> waiting(AccountId account, CongressId at) {
        return jdbc.sql(
                        """
                        select distinct s.id from deputies.suggestion s
                            join deputies.delivery d on d.suggestion_id = s.id
                                and d.round = s.round
                        where s.congress_id = :congress and s.stage = 'REPLIED'
                            and d.account_id = :account
                            and not exists (select from deputies.rating g
                                where g.reply_id = d.reply_id and g.account_id = d.account_id
                                    and g.suggestion_id = d.suggestion_id)
                        order by s.id limit 500
                        """)
                .param("congress", at.value())
                .param("account", account.value())
                .query((rs, n) -> new SuggestionId(rs.getLong(1)))
                .list();
    }

    boolean wasHandedTo(long reply, SuggestionId suggestion, AccountId account) {
        return jdbc.sql(
                        """
                        select exists (select from deputies.delivery where reply_id = :reply
                            and suggestion_id = :suggestion and account_id = :account)
                        """)
                .param("reply", reply)
                .param("suggestion", suggestion.value())
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    /** False when this deputy has rated this answer before: the first rating stays. */
    boolean rate(
            long reply,
            SuggestionId suggestion,
            AccountId account,
            Satisfaction attitude,
            Satisfaction result,
            String reason) {
        try {
            jdbc.sql(
                            """
                            insert into deputies.rating (reply_id, suggestion_id, account_id,
                                attitude, result, reason, at)
                            values (:reply, :suggestion, :account, :attitude, :result, :reason, :at)
                            """)
                    .param("reply", reply)
                    .param("suggestion", suggestion.value())
                    .param("account", account.value())
                    .param("attitude", attitude.name())
                    .param("result", result.name())
                    .param("reason", reason)
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
            return true;
        } catch (DuplicateKeyException alreadyRated) {
            return false;
        }
    }

    /** How the answers of this round were rated, one count for each answering assignment. */
    List<RoundCount> counts(Suggestion suggestion) {
        return jdbc.sql(
                        """
                        select r.assignment_id, r.unit_name, count(*) as delivered, count(g) as
                            cast_,
                            count(*) filter (where g.result = 'DISSATISFIED') as dissatisfied
                        from deputies.delivery d join deputies.reply r on r.id = d.reply_id
                            left join deputies.rating g on g.reply_id = d.reply_id
                                and g.suggestion_id = d.suggestion_id
                                and g.account_id = d.account_id
                        where d.suggestion_id = :suggestion and d.round = :round
                        group by r.assignment_id, r.unit_name order by r.assignment_id
                        """)
                .param("suggestion", suggestion.id().value())
                .param("round", suggestion.round())
                .query((rs, n) ->
                        new RoundCount(
                                new AssignmentId(rs.getLong("assignment_id")),
                                rs.getString("unit_name"),
                                rs.getInt("delivered"),
                                rs.getInt("cast_"),
                                rs.getInt("dissatisfied")))
                .list();
    }

    /** What one deputy said of the answers of a suggestion, by the id of the answer. */
    List<RatingView> ratings(SuggestionId suggestion) {
        return jdbc.sql(
                        """
                        select d.reply_id, d.account_id, d.name, d.round, g.attitude, g.result,
                            coalesce(g.reason, '') as reason
                        from deputies.delivery d left join deputies.rating g
                            on g.reply_id = d.reply_id and g.suggestion_id = d.suggestion_id
                            and g.account_id = d.account_id
                        where d.suggestion_id = :suggestion
                        order by d.reply_id, d.account_id limit 5000
                        """)
                .param("suggestion", suggestion.value())
                .query((rs, n) -> rating(rs))
                .list();
    }

    private static RatingView rating(ResultSet rs) throws SQLException {
        String attitude = rs.getString("attitude");
        String result = rs.getString("result");
        return new RatingView(
                rs.getLong("reply_id"),
                new AccountId(rs.getLong("account_id")),
                rs.getString("name"),
                rs.getInt("round"),
                attitude == null ? null : Satisfaction.valueOf(attitude),
                result == null ? null : Satisfaction.valueOf(result),
                rs.getString("reason"));
    }
}
