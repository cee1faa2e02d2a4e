package org.openrenda.deputies.motions;

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
import org.openrenda.platform.calendar.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL that writes motions. */
@Repository
class MotionTable {

    private static final int STEPS_MAX = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    MotionTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    MotionId add(MotionText text, AccountId lead, String leadName) {
        MotionId id =
                new MotionId(
                        words(
                                        jdbc.sql(
                                                """
                                                insert into deputies.motion (congress_id, proposer,
                                                    delegation, delegation_members,
                                                    delegation_approved, lead_account, lead_name,
                                                    title, cause, grounds, plan, stage, version,
                                                    created_at)
                                                values (:congress, :proposer, :delegation, :members,
                                                    :approved, :lead, :leadName, :title, :cause,
                                                    :grounds, :plan, 'DRAFT', 1, :at)
                                                returning id
                                                """),
                                        text)
                                .param("congress", text.congress().value())
                                .param("lead", lead.value())
                                .param("leadName", leadName)
                                .param("at", now())
                                .query(Long.class)
                                .single());
        keepVersion(id, 1, text);
        return id;
    }

    /** Writes the next draft; what was confirmed before stays with the draft it was given to. */
    void rewrite(Motion before, MotionText text) {
        words(
                        jdbc.sql(
                                """
                                update deputies.motion set proposer = :proposer,
                                    delegation = :delegation, delegation_members = :members,
                                    delegation_approved = :approved, title = :title, cause = :cause,
                                    grounds = :grounds, plan = :plan, version = version + 1
                                where id = :id
                                """),
                        text)
                .param("id", before.id().value())
                .update();
        keepVersion(before.id(), before.version() + 1, text);
    }

    private static JdbcClient.StatementSpec words(JdbcClient.StatementSpec sql, MotionText text) {
        return sql.param("proposer", text.proposer().name())
                .param("delegation", text.delegation())
                .param("members", text.members())
                .param("approved", text.approved())
                .param("title", text.title())
                .param("cause", text.cause())
                .param("grounds", text.grounds())
                .param("plan", text.plan());
    }

    private void keepVersion(MotionId id, int version, MotionText text) {
        jdbc.sql(
                        """
                        insert into deputies.motion_version
                            (motion_id, version, title, cause, grounds, plan, at)
                        values (:id, :version, :title, :cause, :grounds, :plan, :at)
                        """)
                .param("id", id.value())
                .param("version", version)
                .param("title", text.title())
                .param("cause", text.cause())
                .param("grounds", text.grounds())
                .param("plan", text.plan())
                .param("at", now())
                .update();
    }

    /** The motion, locked until this transaction ends: two acts on it follow one another. */
    Optional<Motion> lock(MotionId id) {
        return jdbc.sql(
                        """
                        select m.*, (select s.name from deputies.congress_session s
                            where s.id = m.session_id) as session
                        from deputies.motion m where m.id = :id for update of m
                        """)
                .param("id", id.value())
                .query((rs, n) -> motion(rs))
                .optional();
    }

    /** Writes the step and what the motion is after it, in one transaction. */
    Motion write(Motion before, MotionAct act, String byName, String text) {
        MotionStage stage = before.stage().after(act);
        jdbc.sql(
                        """
                        insert into deputies.motion_step (motion_id, act, at, by_name, text)
                        values (:id, :act, :at, :by, :text)
                        """)
                .param("id", before.id().value())
                .param("act", act.name())
                .param("at", now())
                .param("by", byName)
                .param("text", text)
                .update();
        jdbc.sql(
                        """
                        update deputies.motion set stage = :stage,
                            closed_on = case when :over then :today end
                        where id = :id
                        """)
                .param("stage", stage.name())
                .param("over", stage.isOver())
                .param("today", LocalDate.ofInstant(clock.instant(), Calendar.ZONE))
                .param("id", before.id().value())
                .update();
        return lock(before.id()).orElseThrow();
    }

    void submitted(MotionId id, long session, LocalDate on) {
        jdbc.sql(
                        """
                        update deputies.motion set session_id = :session, submitted_on = :on
                        where id = :id
                        """)
                .param("session", session)
                .param("on", on)
                .param("id", id.value())
                .update();
    }

    void number(MotionId id, String number) {
        jdbc.sql("update deputies.motion set number = :number where id = :id")
                .param("number", number)
                .param("id", id.value())
                .update();
    }

    void refer(MotionId id, String committee, @Nullable LocalDate due) {
        jdbc.sql(
                        """
                        update deputies.motion set committee = :committee, report_due_on = :due
                        where id = :id
                        """)
                .param("committee", committee)
                .param("due", due)
                .param("id", id.value())
                .update();
    }

    void turned(MotionId id, SuggestionId into) {
        jdbc.sql("update deputies.motion set suggestion_id = :into where id = :id")
                .param("into", into.value())
                .param("id", id.value())
                .update();
    }

    void lead(MotionId id, Mover next) {
        jdbc.sql(
                        """
                        update deputies.motion set lead_account = :account, lead_name = :name
                        where id = :id
                        """)
                .param("account", next.account().value())
                .param("name", next.name())
                .param("id", id.value())
                .update();
    }

    /** What this deputy was asked to mend and has not handed in again. */
    List<MotionId> returned(AccountId lead, CongressId at) {
        return jdbc.sql(
                        """
                        select id from deputies.motion where lead_account = :account
                            and congress_id = :congress and stage = 'RETURNED'
                        order by id limit 500
                        """)
                .param("account", lead.value())
                .param("congress", at.value())
                .query((rs, n) -> new MotionId(rs.getLong(1)))
                .list();
    }

    /** Motions that were taken and numbered, for the duty record. */
    List<MotionId> numbered(CongressId congress) {
        return jdbc.sql(
                        """
                        select id from deputies.motion
                        where congress_id = :congress and number is not null
                        order by id limit 20000
                        """)
                .param("congress", congress.value())
                .query((rs, n) -> new MotionId(rs.getLong(1)))
                .list();
    }

    /** The acts in their order, from which the stage can be recomputed. */
    List<MotionAct> acts(MotionId id) {
        return jdbc.sql(
                        """
                        select act from deputies.motion_step
                        where motion_id = :id order by id limit :most
                        """)
                .param("id", id.value())
                .param("most", STEPS_MAX)
                .query((rs, n) -> MotionAct.valueOf(rs.getString(1)))
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    static Motion motion(ResultSet rs) throws SQLException {
        CongressId congress = new CongressId(rs.getLong("congress_id"));
        long suggestion = rs.getLong("suggestion_id");
        MotionText text =
                new MotionText(
                        congress,
                        MotionProposer.valueOf(rs.getString("proposer")),
                        rs.getString("delegation"),
                        rs.getInt("delegation_members"),
                        rs.getInt("delegation_approved"),
                        rs.getString("title"),
                        rs.getString("cause"),
                        rs.getString("grounds"),
                        rs.getString("plan"));
        return new Motion(
                new MotionId(rs.getLong("id")),
                congress,
                new AccountId(rs.getLong("lead_account")),
                rs.getString("lead_name"),
                text,
                MotionStage.valueOf(rs.getString("stage")),
                rs.getInt("version"),
                rs.getString("number"),
                rs.getString("session"),
                rs.getString("committee"),
                rs.getObject("submitted_on", LocalDate.class),
                rs.getObject("report_due_on", LocalDate.class),
                suggestion == 0 ? null : new SuggestionId(suggestion));
    }
}
