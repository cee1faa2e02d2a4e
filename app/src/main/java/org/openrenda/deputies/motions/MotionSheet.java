package org.openrenda.deputies.motions;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Task;
import org.openrenda.platform.tasks.Tasks;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.LegalBasis;
import org.openrenda.platform.web.Matter;
import org.springframework.stereotype.Component;

/** Lays a motion out in the shape that all matters of the house have. */
@Component
class MotionSheet {

    private static final int AMBER_WITHIN_WORKDAYS = 10;
    private static final LegalBasis LAW =
            LegalBasis.of(
                    "地方组织法第二十二条",
                    "县级以上的地方各级人民代表大会代表十人以上联名，乡、民族乡、镇的人民代表大会代表五人以上联名，"
                            + "可以向本级人民代表大会提出属于本级人民代表大会职权范围内的议案，"
                            + "由主席团决定是否列入大会议程，或者先交有关的专门委员会审议。");

    private final Record record;
    private final Tasks tasks;
    private final Calendar calendar;
    private final Access access;

    MotionSheet(Record record, Tasks tasks, Calendar calendar, Access access) {
        this.record = record;
        this.tasks = tasks;
        this.calendar = calendar;
        this.access = access;
    }

    Matter matter(MotionView view) {
        Motion is = view.motion();
        return new Matter(
                is.text().title(),
                is.number() == null ? "" : is.number(),
                MotionListPages.status(view.stage()),
                stages(is),
                next(view.id()),
                facts(view),
                entries(view.id()));
    }

    private static List<Matter.Stage> stages(Motion is) {
        boolean committee = !is.committee().isEmpty();
        List<String> way =
                committee
                        ? List.of("征集联名", "议案审查", "主席团决定", "专委会审议", "审议通过")
                        : List.of("征集联名", "议案审查", "主席团决定", "大会表决");
        int at =
                switch (is.stage()) {
                    case DRAFT, CO_SIGNING, RETURNED -> 0;
                    case SUBMITTED -> 1;
                    case EXAMINED -> 2;
                    case ON_AGENDA -> committee ? 4 : 3;
                    case IN_COMMITTEE -> 3;
                    case REPORTED -> 4;
                    case PASSED, REJECTED, ADOPTED -> way.size();
                    default -> -1;
                };
        List<Matter.Stage> stages = new ArrayList<>();
        for (int i = 0; at >= 0 && i < way.size(); i++) {
            LocalDate on = i == 0 ? is.submittedOn() : null;
            stages.add(
                    i < at
                            ? new Matter.Stage(way.get(i), Matter.Progress.DONE, on)
                            : i == at
                                    ? Matter.Stage.now(way.get(i), null)
                                    : Matter.Stage.next(way.get(i), null));
        }
        return stages;
    }

    private Matter.@Nullable Next next(MotionId id) {
        return tasks.openFor(MotionDuties.subject(id)).stream()
                .min(
                        Comparator.comparing(
                                (Task one) -> one.dueOn() == null ? LocalDate.MAX : one.dueOn()))
                .map(one ->
                        new Matter.Next(
                                one.act(), who(one.owner()), one.dueOn(), left(one.dueOn())))
                .orElse(null);
    }

    private org.openrenda.platform.web.@Nullable StatusWord left(@Nullable LocalDate due) {
        return due == null ? null : Dates.due(calendar.workdaysUntil(due), AMBER_WITHIN_WORKDAYS);
    }

    private String who(Owner owner) {
        return owner.account() == null
                ? owner.role().label()
                : access.account(owner.account()).displayName();
    }

    private static List<Matter.Fact> facts(MotionView view) {
        Motion is = view.motion();
        List<Matter.Fact> facts = new ArrayList<>();
        boolean delegation = is.text().proposer() == MotionProposer.DELEGATION;
        facts.add(Matter.Fact.of("领衔代表", is.leadName()));
        facts.add(
                delegation
                        ? Matter.Fact.of(
                                "提案人",
                                is.text().delegation()
                                        + "（"
                                        + is.text().approved()
                                        + " / "
                                        + is.text().members()
                                        + " 名代表赞成）")
                        : Matter.Fact.of(
                                        "联名人数", view.confirmed() + " 人，须 " + view.needed() + " 人以上")
                                .by(LAW));
        if (is.session() != null) {
            facts.add(Matter.Fact.of("会议", is.session()));
        }
        if (!is.committee().isEmpty()) {
            facts.add(Matter.Fact.of("审议机构", is.committee()));
            facts.add(Matter.Fact.of("报告期限", Dates.full(is.reportDueOn())));
        }
        if (is.suggestion() != null) {
            facts.add(Matter.Fact.of("转为", "代表建议").at("/deputies/suggestions/" + is.suggestion()));
        }
        return facts;
    }

    private List<Matter.Entry> entries(MotionId id) {
        return record.of(MotionDuties.subject(id)).stream()
                .map(one -> {
                    String said = one.summary();
                    return Matter.Entry.of(
                                    LocalDateTime.ofInstant(one.at(), Calendar.ZONE),
                                    one.actorName(),
                                    one.act())
                            .saying(said == null ? "（内容已依法删除）" : said);
                })
                .toList();
    }
}
