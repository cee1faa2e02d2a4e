package org.openrenda.deputies.reports;

import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.evaluation.evaluations.Evaluated;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.evaluations.EvaluationKind;
import org.openrenda.evaluation.hall.Hall;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Origin;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.web.Form;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deputies rate how the units handled a whole year's suggestions (办理工作测评). */
@Component
class HandlingRatings {

    /** A word of its own: the id beside it is a year and no suggestion's. */
    static final String MODULE = "deputies-report";

    private final Hall evaluations;
    private final Record record;

    HandlingRatings(Hall evaluations, Record record) {
        this.evaluations = evaluations;
        this.record = record;
    }

    /** Drafts the rating of a year at the actor's own congress. */
    @Transactional
    EvaluationId hold(Actor actor, int year, Form form) {
        actor.require(DeputiesPermission.DECIDE, actor.home());
        Origin origin =
                new Origin(MODULE, year, year + " 年代表建议办理情况", ReportPages.PATH + "?year=" + year);
        EvaluationId held =
                evaluations.hold(actor, actor.home(), origin, EvaluationKind.HANDLING, form);
        record.noteInside(
                actor, actor.home(), subject(year), "拟定办理工作测评", "“" + form.get("title") + "”");
        return held;
    }

    /** The published result stands in the year's own record. */
    @EventListener
    void evaluated(Evaluated told) {
        Long year = told.matter();
        if (!MODULE.equals(told.module()) || year == null) {
            return;
        }
        record.noteInside(
                Actor.system("测评", told.congress()),
                told.congress(),
                subject(year),
                "办理工作测评结果",
                evaluations.sentence(told.congress(), told.evaluation()));
    }

    private static Subject subject(long year) {
        return new Subject("deputies", "report", year);
    }
}
