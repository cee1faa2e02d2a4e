package org.openrenda.evaluation.evaluations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.evaluation.forms.EvaluationForm;
import org.openrenda.evaluation.forms.FormId;
import org.openrenda.evaluation.forms.Forms;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about evaluations, what they rate, who rates in which group, and their steps. */
@Repository
class EvaluationTable {

    private static final int STEPS_MAX = 10_000;

    private final JdbcClient jdbc;
    private final Forms forms;
    private final Clock clock;

    EvaluationTable(JdbcClient jdbc, Forms forms, Clock clock) {
        this.jdbc = jdbc;
        this.forms = forms;
        this.clock = clock;
    }

    EvaluationId add(EvaluationPlan plan, int minimum) {
        EvaluationId id =
                new EvaluationId(
                        described(plan)
                                .param("minimum", minimum)
                                .param("on", LocalDate.ofInstant(clock.instant(), Calendar.ZONE))
                                .query(Long.class)
                                .single());
        plan.subjects().forEach(one -> addSubject(id, one));
        plan.groups().forEach(one -> addGroup(id, one));
        return id;
    }

    private JdbcClient.StatementSpec described(EvaluationPlan plan) {
        Origin origin = plan.origin();
        return jdbc.sql(
                        """
                        insert into evaluation.evaluation (congress_id, title, body, kind, basis,
                            form_id, form_version, mode, opens_at, closes_at, shows_live,
                            raters_min, origin_module, origin_id, origin_title, origin_address,
                            stage, prepared_on)
                        values (:congress, :title, :body, :kind, :basis, :form, :version, :mode,
                            cast(:opens as timestamptz), cast(:closes as timestamptz), :live,
                            :minimum, :originModule, :originId, :originTitle, :originAddress,
                            'DRAFT', :on)
                        returning id
                        """)
                .param("congress", plan.congress().value())
                .param("title", plan.title())
                .param("body", plan.body())
                .param("kind", plan.kind().name())
                .param("basis", plan.basis())
                .param("form", plan.form().id().value())
                .param("version", plan.form().version())
                .param("mode", plan.mode().name())
                .param("opens", timestamp(plan.opensAt()))
                .param("closes", timestamp(plan.closesAt()))
                .param("live", plan.showsLive())
                .param("originModule", origin == null ? null : origin.module())
                .param("originId", origin == null ? null : origin.id())
                .param("originTitle", origin == null ? null : origin.title())
                .param("originAddress", origin == null ? null : origin.address());
    }

    private void addSubject(EvaluationId id, EvaluationSubject one) {
        jdbc.sql(
                        """
                        insert into evaluation.subject (evaluation_id, no, name, note)
                        values (:evaluation, :no, :name, :note)
                        """)
                .param("evaluation", id.value())
                .param("no", one.no())
                .param("name", one.name())
                .param("note", one.note())
                .update();
    }

    private void addGroup(EvaluationId id, RaterGroup one) {
        jdbc.sql(
                        """
                        insert into evaluation.rater_group (evaluation_id, no, name, weight, way)
                        values (:evaluation, :no, :name, :weight, :way)
                        """)
                .param("evaluation", id.value())
                .param("no", one.no())
                .param("name", one.name())
                .param("weight", one.weight())
                .param("way", one.way().name())
                .update();
    }

    Optional<Evaluation> find(EvaluationId id) {
        return evaluation("select * from evaluation.evaluation where id = :id", id);
    }

    /** Locked until this transaction ends: acts, and the close against the sheets. */
    Optional<Evaluation> lock(EvaluationId id) {
        return evaluation("select * from evaluation.evaluation where id = :id for update", id);
    }

    /** Locked against the close until this transaction ends, but not against other sheets. */
    Optional<Evaluation> share(EvaluationId id) {
        return evaluation("select * from evaluation.evaluation where id = :id for share", id);
    }

    private Optional<Evaluation> evaluation(String sql, EvaluationId id) {
        List<EvaluationSubject> subjects = subjects(id);
        List<RaterGroup> groups = groups(id);
        return jdbc.sql(sql)
                .param("id", id.value())
                .query((rs, n) ->
                        new Evaluation(
                                id,
                                plan(rs, subjects, groups),
                                EvaluationStage.valueOf(rs.getString("stage")),
                                rs.getInt("raters_min"),
                                instant(rs, "opened_at"),
                                instant(rs, "closes_at")))
                .optional();
    }

    private EvaluationPlan plan(
            ResultSet rs, List<EvaluationSubject> subjects, List<RaterGroup> groups)
            throws SQLException {
        EvaluationForm form =
                forms.version(new FormId(rs.getLong("form_id")), rs.getInt("form_version"));
        String module = rs.getString("origin_module");
        return new EvaluationPlan(
                new CongressId(rs.getLong("congress_id")),
                rs.getString("title"),
                rs.getString("body"),
                EvaluationKind.valueOf(rs.getString("kind")),
                rs.getString("basis"),
                form,
                EvaluationMode.valueOf(rs.getString("mode")),
                instant(rs, "opens_at"),
                instant(rs, "closes_at"),
                rs.getBoolean("shows_live"),
                module == null
                        ? null
                        : new Origin(
                                module,
                                rs.getLong("origin_id"),
                                rs.getString("origin_title"),
                                rs.getString("origin_address")),
                subjects,
                groups);
    }

    private List<EvaluationSubject> subjects(EvaluationId id) {
        return jdbc.sql(
                        """
                        select no, name, note from evaluation.subject
                        where evaluation_id = :id order by no
                        """)
                .param("id", id.value())
                .query((rs, n) ->
                        new EvaluationSubject(
                                rs.getInt("no"), rs.getString("name"), rs.getString("note")))
                .list();
    }

    private List<RaterGroup> groups(EvaluationId id) {
        return jdbc.sql(
                        """
                        select no, name, weight, way from evaluation.rater_group
                        where evaluation_id = :id order by no
                        """)
                .param("id", id.value())
                .query((rs, n) ->
                        new RaterGroup(
                                rs.getInt("no"),
                                rs.getString("name"),
                                rs.getInt("weight"),
                                RatingWay.valueOf(rs.getString("way"))))
                .list();
    }

    /** Writes the state after an act, and the act as a step. */
    void write(Evaluation after, EvaluationAct act, String by, String text) {
        jdbc.sql(
                        """
                        update evaluation.evaluation set stage = :stage,
                            opened_at = cast(:opened as timestamptz),
                            closes_at = cast(:closes as timestamptz)
                        where id = :id
                        """)
                .param("stage", after.stage().name())
                .param("opened", timestamp(after.openedAt()))
                .param("closes", timestamp(after.closesAt()))
                .param("id", after.id().value())
                .update();
        step(after.id(), act, by, text);
    }

    void step(EvaluationId id, EvaluationAct act, String by, String text) {
        jdbc.sql(
                        """
                        insert into evaluation.step (evaluation_id, act, at, by_name, text)
                        values (:evaluation, :act, cast(:at as timestamptz), :by, :text)
                        """)
                .param("evaluation", id.value())
                .param("act", act.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by)
                .param("text", text)
                .update();
    }

    List<EvaluationStep> steps(EvaluationId id) {
        return jdbc.sql(
                        """
                        select act, at, by_name, text from evaluation.step
                        where evaluation_id = :id order by id limit :most
                        """)
                .param("id", id.value())
                .param("most", STEPS_MAX)
                .query((rs, n) ->
                        new EvaluationStep(
                                EvaluationAct.valueOf(rs.getString("act")),
                                rs.getTimestamp("at").toInstant(),
                                rs.getString("by_name"),
                                rs.getString("text")))
                .list();
    }

    LocalDate preparedOn(EvaluationId id) {
        return jdbc.sql("select prepared_on from evaluation.evaluation where id = :id")
                .param("id", id.value())
                .query(LocalDate.class)
                .single();
    }

    void keep(EvaluationId id, String text, String digest) {
        jdbc.sql(
                        """
                        insert into evaluation.result (evaluation_id, text, digest, at)
                        values (:id, :text, :digest, cast(:at as timestamptz))
                        """)
                .param("id", id.value())
                .param("text", text)
                .param("digest", digest)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    Optional<String> kept(EvaluationId id) {
        return jdbc.sql("select text from evaluation.result where evaluation_id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
