package org.openrenda.deputies.replies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openrenda.deputies.handling.Assignment;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All SQL about drafts, delivered answers, who got them, and how they were rated. */
@Repository
class ReplyTable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int ROWS_MAX = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    ReplyTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

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

    Optional<WrittenReply> written(Assignment at) {
        return jdbc.sql(
                        """
                        select * from deputies.reply_draft
                        where assignment_id = :id and round = :round
                        """)
                .param("id", at.id().value())
                .param("round", at.round())
                .query((rs, n) ->
                        new WrittenReply(
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

    String lastStem(UnitId unit) {
        return jdbc.sql(
                        """
                        select substring(d.number from '^[^〔]+') from deputies.reply_draft d
                            join deputies.assignment a on a.id = d.assignment_id
                        where a.unit_id = :unit and d.number is not null
                        order by d.signed_on desc, d.assignment_id desc limit 1
                        """)
                .param("unit", unit.value())
                .query(String.class)
                .optional()
                .orElse("");
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
    long deliver(Assignment at, WrittenReply written, Category category, LocalDate today) {
        return jdbc.sql(
                        """
                        insert into deputies.reply (assignment_id, suggestion_id, congress_id,
                            round,
                            unit_name, category, category_name, tracked, solved, number, signed_by,
                            signed_on, text, public_text, withheld, due_on, delivered_on)
                        values (:id, :suggestion, :congress, :round, :unit, :category, :label,
                            :tracked, :solved, :number, :head, :signedOn, :text, :publicText,
                            :withheld,
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
                .param("solved", category.solved())
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

    /** Answers that reached the deputies of this suggestion, also those given to a merged one. */
    List<ReplyView> of(SuggestionId suggestion) {
        return jdbc.sql(
                        """
                        select r.* from deputies.reply r
                        where r.suggestion_id = :suggestion or exists (select from
                            deputies.delivery d
                            where d.reply_id = r.id and d.suggestion_id = :suggestion)
                        order by r.id limit :most
                        """)
                .param("suggestion", suggestion.value())
                .param("most", ROWS_MAX)
                .query((rs, n) -> reply(rs))
                .list();
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
