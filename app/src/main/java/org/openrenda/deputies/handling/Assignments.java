package org.openrenda.deputies.handling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.Unit;
import org.openrenda.deputies.suggestions.Suggestion;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about the assignments of units and their steps. */
@Repository
class Assignments {

    private static final int ROWS_MAX = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    Assignments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Hands a suggestion to a unit; the first step is written with it. */
    Assignment add(
            Suggestion suggestion,
            Unit unit,
            HandlingRole role,
            int round,
            LocalDate today,
            LocalDate due,
            @Nullable AssignmentId movedFrom,
            String byName) {
        long id =
                jdbc.sql(
                                """
                                insert into deputies.assignment (suggestion_id, congress_id,
                                    unit_id,
                                    unit_name, role, stage, round, assigned_on, due_on, extension,
                                    moved_from)
                                values (:suggestion, :congress, :unit, :unitName, :role, 'SENT',
                                    :round, :today, :due, 'NONE', :from)
                                returning id
                                """)
                        .param("suggestion", suggestion.id().value())
                        .param("congress", suggestion.congress().value())
                        .param("unit", unit.id().value())
                        .param("unitName", unit.name())
                        .param("role", role.name())
                        .param("round", round)
                        .param("today", today)
                        .param("due", due)
                        .param("from", movedFrom == null ? null : movedFrom.value())
                        .query(Long.class)
                        .single();
        Assignment made = find(new AssignmentId(id)).orElseThrow();
        step(made, new AssignmentStep(AssignmentAct.SEND, role.label(), due), byName);
        return made;
    }

    /** Writes the step and what the assignment is after it, in this order, in one transaction. */
    Assignment write(Assignment before, AssignmentStep step, String byName) {
        Assignment after = before.after(step);
        step(after, step, byName);
        jdbc.sql(
                        """
                        update deputies.assignment set stage = :stage, round = :round,
                            due_on = :due, extension = :extension
                        where id = :id
                        """)
                .param("stage", after.stage().name())
                .param("round", after.round())
                .param("due", after.dueOn())
                .param("extension", after.extension().name())
                .param("id", after.id().value())
                .update();
        return after;
    }

    private void step(Assignment at, AssignmentStep step, String byName) {
        jdbc.sql(
                        """
                        insert into deputies.assignment_step
                            (assignment_id, act, round, at, by_name, text, due_on)
                        values (:id, :act, :round, :at, :by, :text, :due)
                        """)
                .param("id", at.id().value())
                .param("act", step.act().name())
                .param("round", at.round())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", byName)
                .param("text", step.text())
                .param("due", step.dueOn())
                .update();
    }

    Optional<Assignment> find(AssignmentId id) {
        return jdbc.sql("select * from deputies.assignment where id = :id")
                .param("id", id.value())
                .query((rs, n) -> assignment(rs))
                .optional();
    }

    /** The assignments of a suggestion that are still somebody's, in the order they were made. */
    List<Assignment> living(SuggestionId suggestion) {
        return all(suggestion).stream().filter(one -> !one.stage().isGone()).toList();
    }

    List<Assignment> all(SuggestionId suggestion) {
        return jdbc.sql(
                        """
                        select * from deputies.assignment where suggestion_id = :suggestion
                        order by id limit :most
                        """)
                .param("suggestion", suggestion.value())
                .param("most", ROWS_MAX)
                .query((rs, n) -> assignment(rs))
                .list();
    }

    List<AssignmentStep> steps(AssignmentId id) {
        return jdbc.sql(
                        """
                        select act, text, due_on from deputies.assignment_step
                        where assignment_id = :id order by id limit :most
                        """)
                .param("id", id.value())
                .param("most", ROWS_MAX)
                .query((rs, n) ->
                        new AssignmentStep(
                                AssignmentAct.valueOf(rs.getString("act")),
                                rs.getString("text"),
                                rs.getObject("due_on", LocalDate.class)))
                .list();
    }

    void plan(SuggestionId suggestion, Unit unit, HandlingRole role) {
        jdbc.sql(
                        """
                        insert into deputies.planned_unit
                            (suggestion_id, unit_id, unit_name, role, asked_at)
                        values (:suggestion, :unit, :name, :role, :at)
                        on conflict (suggestion_id, unit_id) do update set role = excluded.role,
                            asked_at = excluded.asked_at, agrees = null, opinion = '',
                            answered_at = null, answered_by = null
                        """)
                .param("suggestion", suggestion.value())
                .param("unit", unit.id().value())
                .param("name", unit.name())
                .param("role", role.name())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    void clearPlan(SuggestionId suggestion) {
        jdbc.sql("delete from deputies.planned_unit where suggestion_id = :suggestion")
                .param("suggestion", suggestion.value())
                .update();
    }

    List<PlannedUnit> planned(SuggestionId suggestion) {
        return jdbc.sql(
                        """
                        select * from deputies.planned_unit where suggestion_id = :suggestion
                        order by role desc, unit_id limit 50
                        """)
                .param("suggestion", suggestion.value())
                .query((rs, n) ->
                        new PlannedUnit(
                                new UnitId(rs.getLong("unit_id")),
                                rs.getString("unit_name"),
                                HandlingRole.valueOf(rs.getString("role")),
                                (Boolean) rs.getObject("agrees"),
                                rs.getString("opinion")))
                .list();
    }

    void answerPlan(
            SuggestionId suggestion, UnitId unit, boolean agrees, String opinion, String by) {
        jdbc.sql(
                        """
                        update deputies.planned_unit set agrees = :agrees, opinion = :opinion,
                            answered_at = :at, answered_by = :by
                        where suggestion_id = :suggestion and unit_id = :unit
                        """)
                .param("agrees", agrees)
                .param("opinion", opinion)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by)
                .param("suggestion", suggestion.value())
                .param("unit", unit.value())
                .update();
    }

    static Assignment assignment(ResultSet rs) throws SQLException {
        return new Assignment(
                new AssignmentId(rs.getLong("id")),
                new SuggestionId(rs.getLong("suggestion_id")),
                new CongressId(rs.getLong("congress_id")),
                new UnitId(rs.getLong("unit_id")),
                rs.getString("unit_name"),
                HandlingRole.valueOf(rs.getString("role")),
                AssignmentStage.valueOf(rs.getString("stage")),
                rs.getInt("round"),
                rs.getObject("assigned_on", LocalDate.class),
                rs.getObject("due_on", LocalDate.class),
                Extension.valueOf(rs.getString("extension")));
    }
}
