package org.openrenda.deputies.dutyreports;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.evaluations.EvaluationResult;
import org.openrenda.evaluation.evaluations.EvaluationStage;
import org.openrenda.evaluation.evaluations.Evaluations;
import org.openrenda.evaluation.evaluations.LiveRating;
import org.openrenda.evaluation.evaluations.SubjectResult;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.parameters.Parameters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which evaluations a report was or is rated in, how far they are, and what they found. */
@Component
class ReportBallots {

    private static final int LISTED_MOST = 100;

    private final JdbcClient jdbc;
    private final Evaluations evaluations;
    private final Parameters parameters;

    ReportBallots(JdbcClient jdbc, Evaluations evaluations, Parameters parameters) {
        this.jdbc = jdbc;
        this.evaluations = evaluations;
        this.parameters = parameters;
    }

    /** The reports of an evaluation, each with its number on the sheet. */
    record Rated(ReportId report, int subject) {}

    void add(ReportId report, EvaluationId evaluation, int subject) {
        jdbc.sql(
                        """
                        insert into deputies.duty_report_ballot
                            (report_id, evaluation_id, subject_no)
                        values (:report, :evaluation, :subject)
                        """)
                .param("report", report.value())
                .param("evaluation", evaluation.value())
                .param("subject", subject)
                .update();
    }

    List<Rated> rated(EvaluationId evaluation) {
        return jdbc.sql(
                        """
                        select report_id, subject_no from deputies.duty_report_ballot
                        where evaluation_id = :evaluation order by subject_no limit :most
                        """)
                .param("evaluation", evaluation.value())
                .param("most", LISTED_MOST)
                .query((rs, n) ->
                        new Rated(new ReportId(rs.getLong("report_id")), rs.getInt("subject_no")))
                .list();
    }

    /** Those of a report that were not made void, the newest first. */
    List<ReportBallot> of(Report report) {
        return jdbc
                .sql(
                        """
                        select evaluation_id, subject_no from deputies.duty_report_ballot
                        where report_id = :report order by evaluation_id desc limit :most
                        """)
                .param("report", report.id().value())
                .param("most", LISTED_MOST)
                .query((rs, n) ->
                        ballot(
                                report.congress(),
                                new EvaluationId(rs.getLong("evaluation_id")),
                                rs.getInt("subject_no")))
                .list()
                .stream()
                .filter(one -> one.stage() != EvaluationStage.VOID)
                .toList();
    }

    private ReportBallot ballot(CongressId at, EvaluationId id, int subject) {
        LiveRating live = evaluations.live(id);
        return new ReportBallot(
                id, subject, live.stage(), live.asked(), live.rated(), whyNot(at, live, subject));
    }

    private @Nullable String whyNot(CongressId at, LiveRating live, int subject) {
        if (live.stage() != EvaluationStage.PUBLISHED) {
            return "测评结果公布以后才能登记。";
        }
        int least = parameters.of("deputies.report.voters", at).value();
        if (live.rated() < least) {
            return "参加评议的选民应在 %d 人以上，这次是 %d 人，不能登记；可以再组织一次。".formatted(least, live.rated());
        }
        return found(at, live.evaluation(), subject).total() == null
                ? "评这名代表的选民太少，结果不显示，不能登记；可以再组织一次。"
                : null;
    }

    /** What a published evaluation found of one subject. */
    SubjectResult found(CongressId at, EvaluationId id, int subject) {
        EvaluationResult result = evaluations.result(Actor.system("选民评议", at), id);
        return result.subjects().get(subject - 1);
    }

    /** The one that must come to its end before anything else is entered. */
    Optional<ReportBallot> standing(Report report) {
        return of(report).stream().filter(ReportBallot::stands).findFirst();
    }
}
