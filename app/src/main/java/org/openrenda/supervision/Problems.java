package org.openrenda.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.UnitId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about problems, their steps and their ratings. */
@Repository
class Problems {

    private static final int ROWS_MAX = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    Problems(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    ProblemId add(Matter matter, int ordinal, String title, String detail) {
        return new ProblemId(
                jdbc.sql(
                                """
                                insert into supervision.problem
                                    (matter_id, congress_id, ordinal, title, detail, stage, round)
                                values (:matter, :congress, :ordinal, :title, :detail, 'LISTED', 1)
                                returning id
                                """)
                        .param("matter", matter.id().value())
                        .param("congress", matter.congress().value())
                        .param("ordinal", ordinal)
                        .param("title", title)
                        .param("detail", detail)
                        .query(Long.class)
                        .single());
    }

    Optional<Problem> find(ProblemId id) {
        return jdbc.sql("select * from supervision.problem where id = :id")
                .param("id", id.value())
                .query((rs, n) -> problem(rs))
                .optional();
    }

    /** The problem, locked until this transaction ends: two acts on it follow one another. */
    Optional<Problem> lock(ProblemId id) {
        return jdbc.sql("select * from supervision.problem where id = :id for update")
                .param("id", id.value())
                .query((rs, n) -> problem(rs))
                .optional();
    }

    List<Problem> of(MatterId matter) {
        return jdbc.sql(
                        """
                        select * from supervision.problem where matter_id = :matter
                        order by ordinal limit :most
                        """)
                .param("matter", matter.value())
                .param("most", ROWS_MAX)
                .query((rs, n) -> problem(rs))
                .list();
    }

    List<Problem> ofUnits(Collection<UnitId> units, boolean openOnly) {
        return jdbc.sql(
                        """
                        select * from supervision.problem
                        where unit_id = any(:units) and (not :openOnly or stage <> 'STRUCK_OFF')
                        order by due_on nulls last, id desc limit :most
                        """)
                .param("units", units.stream().map(UnitId::value).toArray(Long[]::new))
                .param("openOnly", openOnly)
                .param("most", ROWS_MAX)
                .query((rs, n) -> problem(rs))
                .list();
    }

    /** Writes the step and what the problem is after it, in this order, in one transaction. */
    Problem write(Problem before, Step step, String byName) {
        Problem after = before.after(step);
        jdbc.sql(
                        """
                        insert into supervision.step
                            (problem_id, round, act, at, by_name, unit_id, unit_name, text, due_on)
                        values (:problem, :round, :act, :at, :by, :unit, :unitName, :text, :due)
                        """)
                .param("problem", before.id().value())
                .param("round", before.round())
                .param("act", step.act().name())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", byName)
                .param("unit", step.unit() == null ? null : step.unit().value())
                .param("unitName", step.unitName())
                .param("text", step.text())
                .param("due", step.dueOn())
                .update();
        jdbc.sql(
                        """
                        update supervision.problem
                        set stage = :stage, unit_id = :unit, unit_name = :unitName, due_on = :due,
                            round = :round
                        where id = :id
                        """)
                .param("stage", after.stage().name())
                .param("unit", after.unit() == null ? null : after.unit().value())
                .param("unitName", after.unitName())
                .param("due", after.dueOn())
                .param("round", after.round())
                .param("id", after.id().value())
                .update();
        return after;
    }

    List<Step> steps(ProblemId id) {
        return jdbc.sql(
                        """
                        select act, unit_id, unit_name, text, due_on from supervision.step
                        where problem_id = :id order by id limit :most
                        """)
                .param("id", id.value())
                .param("most", ROWS_MAX)
                .query((rs, n) -> {
                    long unit = rs.getLong("unit_id");
                    return new Step(
                            StepAct.valueOf(rs.getString("act")),
                            unit == 0 ? null : new UnitId(unit),
                            rs.getString("unit_name"),
                            rs.getString("text"),
                            rs.getObject("due_on", LocalDate.class));
                })
                .list();
    }

    /** False when this account has rated this round before: the first rating stays. */
    boolean rate(
            Problem problem,
            AccountId account,
            Satisfaction attitude,
            Satisfaction result,
            String reason) {
        try {
            jdbc.sql(
                            """
                            insert into supervision.rating
                                (problem_id, round, account_id, attitude, result, reason, at)
                            values (:problem, :round, :account, :attitude, :result, :reason, :at)
                            """)
                    .param("problem", problem.id().value())
                    .param("round", problem.round())
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

    boolean hasRated(Problem problem, AccountId account) {
        return jdbc.sql(
                        """
                        select exists (select from supervision.rating
                            where problem_id = :problem and round = :round
                            and account_id = :account)
                        """)
                .param("problem", problem.id().value())
                .param("round", problem.round())
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    RatingCount count(Problem problem) {
        return jdbc.sql(
                        """
                        select (select count(*) from supervision.rater r
                                where r.matter_id = :matter) as invited,
                            count(*) filter (where result = 'SATISFIED') as satisfied,
                            count(*) filter (where result = 'BASICALLY_SATISFIED') as basically,
                            count(*) filter (where result = 'DISSATISFIED') as dissatisfied
                        from supervision.rating where problem_id = :problem and round = :round
                        """)
                .param("matter", problem.matter().value())
                .param("problem", problem.id().value())
                .param("round", problem.round())
                .query((rs, n) ->
                        new RatingCount(
                                rs.getInt("invited"),
                                rs.getInt("satisfied"),
                                rs.getInt("basically"),
                                rs.getInt("dissatisfied")))
                .single();
    }

    private static Problem problem(ResultSet rs) throws SQLException {
        long unit = rs.getLong("unit_id");
        return new Problem(
                new ProblemId(rs.getLong("id")),
                new MatterId(rs.getLong("matter_id")),
                new CongressId(rs.getLong("congress_id")),
                rs.getInt("ordinal"),
                rs.getString("title"),
                rs.getString("detail"),
                ProblemStage.valueOf(rs.getString("stage")),
                unit == 0 ? null : new UnitId(unit),
                rs.getString("unit_name"),
                rs.getObject("due_on", LocalDate.class),
                rs.getInt("round"));
    }
}
