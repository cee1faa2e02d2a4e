package org.openrenda.deputies.commitments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about promises, their steps and how deputies rate what came of them. */
@Repository
class CommitmentTable {

    private static final int ROWS_MAX = 10_000;

    private static final String ROW =
            """
            select c.*, s.number, s.title, s.lead_name,
                (select count(*) from deputies.commitment_rating r
                    where r.commitment_id = c.id and r.report = c.report) as rated,
                (select count(*) from deputies.commitment_rating r
                    where r.commitment_id = c.id and r.report = c.report
                        and r.result = 'DISSATISFIED') as dissatisfied
            from deputies.commitment c join deputies.suggestion s on s.id = c.suggestion_id
            """;

    private static final String MATCHES =
            """
             where c.congress_id = any(:congresses)
                and (:stage = '' or c.stage = :stage)
                and (not :late or c.stage <> 'KEPT' and c.due_on < :today)
                and (:unit = 0 or c.unit_id = :unit)
                and (cardinality(cast(:own as bigint[])) = 0 or c.unit_id = any(:own))
                and (:deputy = 0 or exists (select from deputies.delivery d
                    where d.reply_id = c.reply_id and d.account_id = :deputy))
                and (:words = '' or strpos(c.text, :words) > 0 or strpos(s.title, :words) > 0)
            """;

    private static final String OPEN_FIRST =
            """
             order by (c.stage = 'KEPT'), c.due_on, c.id offset :offset limit :most
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CommitmentTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What a list of promises asks for; empty and zero mean all.
     *
     * @param own the units to which the list is bound
     * @param deputy the account to which they were made
     */
    record Search(
            List<Long> congresses,
            String stage,
            boolean late,
            long unit,
            String words,
            List<Long> own,
            long deputy,
            int offset,
            int most) {}

    CommitmentId add(
            CongressId congress,
            SuggestionId suggestion,
            long reply,
            UnitId unit,
            String unitName,
            String text,
            LocalDate due) {
        return new CommitmentId(
                jdbc.sql(
                                """
                                insert into deputies.commitment (congress_id, suggestion_id,
                                    reply_id, unit_id, unit_name, text, promised_on, first_due_on,
                                    due_on, stage, report)
                                values (:congress, :suggestion, :reply, :unit, :unitName, :text,
                                    :today, :due, :due, 'OPEN', 0)
                                returning id
                                """)
                        .param("congress", congress.value())
                        .param("suggestion", suggestion.value())
                        .param("reply", reply)
                        .param("unit", unit.value())
                        .param("unitName", unitName)
                        .param("text", text)
                        .param("today", today())
                        .param("due", due)
                        .query(Long.class)
                        .single());
    }

    Commitment write(
            Commitment before,
            CommitmentAct act,
            @Nullable LocalDate due,
            String text,
            String byName) {
        Commitment after = before.after(act, due == null ? before.dueOn() : due);
        step(before.id(), act, text, byName, due);
        jdbc.sql(
                        """
                        update deputies.commitment set stage = :stage, due_on = :due,
                            report = :report where id = :id
                        """)
                .param("stage", after.stage().name())
                .param("due", after.dueOn())
                .param("report", after.report())
                .param("id", after.id().value())
                .update();
        return after;
    }

    void step(
            CommitmentId id,
            CommitmentAct act,
            String text,
            String byName,
            @Nullable LocalDate due) {
        jdbc.sql(
                        """
                        insert into deputies.commitment_step
                            (commitment_id, act, at, by_name, text, due_on)
                        values (:id, :act, :at, :by, :text, :due)
                        """)
                .param("id", id.value())
                .param("act", act.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", byName)
                .param("text", text)
                .param("due", due)
                .update();
    }

    Optional<Commitment> lock(CommitmentId id) {
        return jdbc.sql("select * from deputies.commitment where id = :id for update")
                .param("id", id.value())
                .query((rs, n) -> commitment(rs))
                .optional();
    }

    List<Commitment> of(SuggestionId suggestion) {
        return jdbc.sql(
                        """
                        select * from deputies.commitment where suggestion_id = :id
                        order by due_on, id limit 200
                        """)
                .param("id", suggestion.value())
                .query((rs, n) -> commitment(rs))
                .list();
    }

    List<CommitmentRow> rows(Search search) {
        return search(ROW + MATCHES + OPEN_FIRST, search)
                .param("offset", search.offset())
                .param("most", Math.clamp(search.most(), 1, ROWS_MAX))
                .query((rs, n) -> row(rs))
                .list();
    }

    Optional<CommitmentRow> row(CommitmentId id) {
        return jdbc.sql(ROW + " where c.id = :id")
                .param("id", id.value())
                .query((rs, n) -> row(rs))
                .optional();
    }

    int count(Search search) {
        return search(
                        """
                        select count(*) from deputies.commitment c
                            join deputies.suggestion s on s.id = c.suggestion_id
                        """
                                + MATCHES,
                        search)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec search(String sql, Search search) {
        return jdbc.sql(sql)
                .param("congresses", search.congresses().toArray(Long[]::new))
                .param("stage", search.stage())
                .param("late", search.late())
                .param("today", today())
                .param("unit", search.unit())
                .param("words", search.words())
                .param("own", search.own().toArray(Long[]::new))
                .param("deputy", search.deputy());
    }

    /** Promises made to this deputy, the next due first. */
    List<CommitmentRow> madeTo(AccountId account) {
        return jdbc.sql(
                        ROW
                                + """
                                 where exists (select from deputies.delivery d
                                    where d.reply_id = c.reply_id and d.account_id = :account)
                                 order by (c.stage = 'KEPT'), c.due_on, c.id limit 500
                                """)
                .param("account", account.value())
                .query((rs, n) -> row(rs))
                .list();
    }

    /** The deputies who got the answer in which it was promised. */
    List<AccountId> promisedTo(Commitment commitment) {
        return jdbc.sql(
                        """
                        select distinct account_id from deputies.delivery
                        where reply_id = :reply order by 1 limit 500
                        """)
                .param("reply", commitment.reply())
                .query((rs, n) -> new AccountId(rs.getLong(1)))
                .list();
    }

    boolean rate(
            Commitment at, AccountId account, String name, Satisfaction result, String reason) {
        try {
            jdbc.sql(
                            """
                            insert into deputies.commitment_rating
                                (commitment_id, report, account_id, name, result, reason, at)
                            values (:id, :report, :account, :name, :result, :reason, :at)
                            """)
                    .param("id", at.id().value())
                    .param("report", at.report())
                    .param("account", account.value())
                    .param("name", name)
                    .param("result", result.name())
                    .param("reason", reason)
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
            return true;
        } catch (DuplicateKeyException alreadyRated) {
            return false;
        }
    }

    int dissatisfied(Commitment at) {
        return jdbc.sql(
                        """
                        select count(*) from deputies.commitment_rating
                        where commitment_id = :id and report = :report and result = 'DISSATISFIED'
                        """)
                .param("id", at.id().value())
                .param("report", at.report())
                .query(Integer.class)
                .single();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Calendar.ZONE);
    }

    private static CommitmentRow row(ResultSet rs) throws SQLException {
        return new CommitmentRow(
                commitment(rs),
                rs.getString("number"),
                rs.getString("title"),
                rs.getString("lead_name"),
                rs.getInt("rated"),
                rs.getInt("dissatisfied"));
    }

    private static Commitment commitment(ResultSet rs) throws SQLException {
        return new Commitment(
                new CommitmentId(rs.getLong("id")),
                new CongressId(rs.getLong("congress_id")),
                new SuggestionId(rs.getLong("suggestion_id")),
                rs.getLong("reply_id"),
                new UnitId(rs.getLong("unit_id")),
                rs.getString("unit_name"),
                rs.getString("text"),
                rs.getObject("promised_on", LocalDate.class),
                rs.getObject("first_due_on", LocalDate.class),
                rs.getObject("due_on", LocalDate.class),
                CommitmentStage.valueOf(rs.getString("stage")),
                rs.getInt("report"));
    }
}
