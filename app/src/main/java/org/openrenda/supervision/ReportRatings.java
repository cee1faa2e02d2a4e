package org.openrenda.supervision;

import org.openrenda.evaluation.evaluations.Evaluated;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.evaluations.EvaluationKind;
import org.openrenda.evaluation.hall.Hall;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.web.Form;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** SUP-20: the satisfaction vote on the special work report (专项工作报告) a matter hears. */
@Component
class ReportRatings {

    static final String MODULE = "supervision";

    private final MatterReader reader;
    private final Hall evaluations;
    private final Record record;

    ReportRatings(MatterReader reader, Hall evaluations, Record record) {
        this.reader = reader;
        this.evaluations = evaluations;
        this.record = record;
    }

    /**
     * Drafts the vote.
     *
     * @throws Refusal SUP-20 where this congress does not hold such votes, or names no decision
     */
    @Transactional
    EvaluationId hold(Actor actor, MatterId id, Form form) {
        MatterView view = reader.matter(id);
        actor.require(SupervisionPermission.OPEN, view.congress());
        if (view.stage().equals(MatterStage.CLOSED.name())) {
            throw new Refusal("这件监督事项已经办结，不能再拟定测评。");
        }
        Origin origin = new Origin(MODULE, id.value(), view.title(), Duties.address(id));
        EvaluationId held =
                evaluations.hold(actor, view.congress(), origin, EvaluationKind.SATISFACTION, form);
        record.noteInside(
                actor,
                view.congress(),
                Supervision.subject(id),
                "拟定满意度测评",
                "“" + form.get("title") + "”");
        return held;
    }

    /** The published result stands in the matter's own record. */
    @EventListener
    void evaluated(Evaluated told) {
        Long matter = told.matter();
        if (!MODULE.equals(told.module()) || matter == null) {
            return;
        }
        record.noteInside(
                Actor.system("测评", told.congress()),
                told.congress(),
                Supervision.subject(new MatterId(matter)),
                "满意度测评结果",
                evaluations.sentence(told.congress(), told.evaluation()));
    }
}
