package org.openrenda.deputies.handling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.suggestions.Suggestion;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Satisfaction;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All SQL about drafts, delivered answers, who got them, and how they were rated. */
@Repository
class Replies {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int ROWS_MAX = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    Replies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A draft as it stands; signed once it has a number. */
    record Written(
            DraftReply draft,
            @Nullable String number,
            @Nullable String signedBy,
            @Nullable LocalDate signedOn) {}

    void write(Assignment at, DraftReply draft, String by) {
        jdbc.sql(
                        """
                        insert into deputies.reply_draft (assignment_id, round, category, text,
                            public_text, withheld, promises, at, by_name)
                        values (:id, :round, :category, :text, :publicText, :withheld,
                            cast(:promises as jsonb), :at, :by)
                        on conflict (assignment_id, round) do update set
                            category = excluded.category, text = excluded.text,
                            public_text = excluded.public_text, withheld = excluded.withheld,
                            promises = excluded.promises, at = excluded.at,
                            by_name = excluded.by_name
                        """)
                .param("id", at.id().value())
                .param("round", at.round())
                .param("category", draft.category())
                .param("text", draft.text())
                .param("publicText", draft.publicText())
                .param("withheld", draft.withheld())
                .param("promises", JSON.writeValueAsString(draft.promises()))
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by)
                .update();
    }

    Optional<Written> written(Assignment at) {
        return jdbc.sql(
                        """
                        select * from deputies.reply_draft
                        where assignment_id = :id and round = :round
                        """)
                .param("id", at.id().value())
                .param("round", at.round())
                .query((rs, n) ->
                        new Written(
                                new DraftReply(
                                        rs.getString("category"),
                                        rs.getString("text"),
                                        rs.getString("public_text"),
                                        rs.getString("withheld"),
                                        JSON.readValue(
                                                rs.getString("promises"),
                                                new TypeReference<List<Promise>>() {})),
                                rs.getString("number"),
                                rs.getString("signed_by"),
                                rs.getObject("signed_on", LocalDate.class)))
                .optional();
    }

    void sign(Assignment at, String number, String head, LocalDate on) {
        jdbc.sql(
                        """
                        update deputies.reply_draft set number = :number, signed_by = :head,
                            signed_on = :on
                        where assignment_id = :id and round = :round
                        """)
                .param("number", number)
                .param("head", head)
                .param("on", on)
                .param("id", at.id().value())
                .param("round", at.round())
                .update();
    }

    /** The signed draft becomes an answer that is never rewritten. */
    long deliver(Assignment at, Written written, Category category, LocalDate today) {
        return jdbc.sql(
                        """
                        insert into deputies.reply (assignment_id, suggestion_id, congress_id, round,
                            unit_name, category, category_name, tracked, number, signed_by,
                            signed_on, text, public_text, withheld, due_on, delivered_on)
                        values (:id, :suggestion, :congress, :round, :unit, :category, :label,
                            :tracked, :number, :head, :signedOn, :text, :publicText, :withheld,
                            :due, :today)
                        returning id
                        """)
                .param("id", at.id().value())
                .param("suggestion", at.suggestion().value())
                .param("congress", at.congress().value())
                .param("round", at.round())
                .param("unit", at.unitName())
                .param("category", category.code())
                .param("label", category.label())
                .param("tracked", category.tracked())
                .param("number", written.number())
                .param("head", written.signedBy())
                .param("signedOn", written.signedOn())
                .param("text", written.draft().text())
                .param("publicText", written.draft().publicText())
                .param("withheld", written.draft().withheld())
                .param("due", at.dueOn())
                .param("today", today)
                .query(Long.class)
                .single();
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

    /** Answers that reached the deputies of this suggestion, also those given to a merged one. */
    List<ReplyView> of(SuggestionId suggestion) {
        return jdbc.sql(
                        """
                        select r.* from deputies.reply r
                        where r.suggestion_id = :suggestion or exists (select from deputies.delivery d
                            where d.reply_id = r.id and d.suggestion_id = :suggestion)
                        order by r.id limit :most
                        """)
                .param("suggestion", suggestion.value())
                .param("most", ROWS_MAX)
                .query((rs, n) -> reply(rs))
                .list();
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
                        select r.assignment_id, r.unit_name, count(*) as delivered, count(g) as cast_,
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

    private static ReplyView reply(ResultSet rs) throws SQLException {
        return new ReplyView(
                rs.getLong("id"),
                new AssignmentId(rs.getLong("assignment_id")),
                rs.getInt("round"),
                rs.getString("unit_name"),
                rs.getString("category"),
                rs.getString("category_name"),
                rs.getString("number"),
                rs.getString("signed_by"),
                rs.getObject("signed_on", LocalDate.class),
                rs.getString("text"),
                rs.getString("public_text"),
                rs.getString("withheld"),
                rs.getObject("due_on", LocalDate.class),
                rs.getObject("delivered_on", LocalDate.class));
    }
}
