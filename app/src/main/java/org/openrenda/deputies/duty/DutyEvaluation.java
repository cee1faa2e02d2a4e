package org.openrenda.deputies.duty;

import java.util.stream.Collectors;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.groups.DeputyGroup;
import org.openrenda.deputies.groups.GroupId;
import org.openrenda.deputies.groups.GroupMember;
import org.openrenda.deputies.groups.Groups;
import org.openrenda.evaluation.evaluations.Evaluated;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.evaluations.EvaluationKind;
import org.openrenda.evaluation.hall.Hall;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.web.Form;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A year's evaluation of deputies by their group, the standing committee or all deputies (代表履职测评);
 * what is asked is local, and stands in the form.
 */
@Component
class DutyEvaluation {

    /** A word of its own: the id beside it is a year. */
    static final String MODULE = "deputies-duty";

    /** Sent for who rates: the people of the chosen group. */
    static final String GROUP = "GROUP";

    private static final int CALLED_MAX = 30;

    private final Hall evaluations;
    private final Groups groups;
    private final Record record;

    DutyEvaluation(Hall evaluations, Groups groups, Record record) {
        this.evaluations = evaluations;
        this.groups = groups;
        this.record = record;
    }

    /**
     * Drafts it at the actor's own congress.
     *
     * @param form the fields of the evaluation, and the group that is rated, if it is one
     */
    @Transactional
    EvaluationId hold(Actor actor, int year, Form form) {
        actor.require(DeputiesPermission.KEEP_RECORD, actor.home());
        Origin origin = new Origin(MODULE, year, year + " 年代表履职", "/deputies/duty?year=" + year);
        EvaluationId held =
                evaluations.hold(
                        actor, actor.home(), origin, EvaluationKind.OTHER, grouped(actor, form));
        record.noteInside(
                actor, actor.home(), subject(year), "拟定履职测评", "“" + form.get("title") + "”");
        return held;
    }

    private Form grouped(Actor actor, Form form) {
        boolean byGroup = form.get("who").equals(GROUP);
        if (form.get("group").isEmpty()) {
            if (byGroup) {
                throw Refusal.of("group", "请选择代表小组。");
            }
            return form;
        }
        DeputyGroup group =
                groups.of(actor.home()).stream()
                        .filter(one -> one.id().toString().equals(form.get("group")))
                        .findFirst()
                        .orElseThrow(() -> Refusal.of("group", "没有这个小组。"));
        String names = names(group.id());
        Form of = form.value("subjects", names);
        String called = group.name().substring(0, Math.min(CALLED_MAX, group.name().length()));
        return byGroup
                ? of.value("who", "LISTED").value("raters", names).value("called", called)
                : of;
    }

    private String names(GroupId group) {
        return groups.members(group).stream()
                .map(GroupMember::name)
                .collect(Collectors.joining("\n"));
    }

    /** That the result is there stands in the year's own record. */
    @EventListener
    void evaluated(Evaluated told) {
        Long year = told.matter();
        if (MODULE.equals(told.module()) && year != null) {
            record.noteInside(
                    Actor.system("测评", told.congress()),
                    told.congress(),
                    subject(year),
                    "履职测评结果",
                    "已公布并封存");
        }
    }

    private static Subject subject(long year) {
        return new Subject("deputies", "duty-year", year);
    }
}
