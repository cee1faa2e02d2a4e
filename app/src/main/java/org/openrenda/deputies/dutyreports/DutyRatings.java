package org.openrenda.deputies.dutyreports;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.evaluation.evaluations.Evaluated;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.evaluations.EvaluationKind;
import org.openrenda.evaluation.evaluations.EvaluationMode;
import org.openrenda.evaluation.evaluations.EvaluationPlan;
import org.openrenda.evaluation.evaluations.EvaluationSubject;
import org.openrenda.evaluation.evaluations.Evaluations;
import org.openrenda.evaluation.evaluations.ItemCount;
import org.openrenda.evaluation.evaluations.NewEvaluation;
import org.openrenda.evaluation.evaluations.RaterGroup;
import org.openrenda.evaluation.evaluations.RatingWay;
import org.openrenda.evaluation.forms.EvaluationForm;
import org.openrenda.evaluation.forms.FormItem;
import org.openrenda.evaluation.forms.FormRow;
import org.openrenda.evaluation.forms.Forms;
import org.openrenda.evaluation.forms.Grade;
import org.openrenda.evaluation.forms.SampleForm;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.web.Dates;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * DEP-30: voters without accounts rate, with one-time codes, the deputies who report to them on one
 * day and at one place; what the evaluation found goes into the reports without being typed.
 */
@Component
class DutyRatings {

    static final String MODULE = "deputies-dutyreports";

    /** The words of the three columns, the best first. */
    private static final List<String> WORDS = List.of("满意", "基本满意", "不满意");

    private final DutyReportTable table;
    private final DutyReports reports;
    private final ReportBallots ballots;
    private final Evaluations evaluations;
    private final Forms forms;
    private final Record record;

    DutyRatings(
            DutyReportTable table,
            DutyReports reports,
            ReportBallots ballots,
            Evaluations evaluations,
            Forms forms,
            Record record) {
        this.table = table;
        this.reports = reports;
        this.ballots = ballots;
        this.evaluations = evaluations;
        this.forms = forms;
        this.record = record;
    }

    /**
     * Drafts the evaluation of these reports; codes are made and it is held on its own pages.
     *
     * @param ids reports that are published, of one day, one place and one congress
     */
    @Transactional
    EvaluationId hold(Actor actor, List<ReportId> ids) {
        if (ids.isEmpty()) {
            throw Refusal.of("reports", "请至少选择一名代表。");
        }
        List<Report> rated =
                ids.stream()
                        .distinct()
                        .sorted(comparingLong(ReportId::value))
                        .map(this::lock)
                        .toList();
        Report first = rated.getFirst();
        actor.require(DeputiesPermission.KEEP_RECORD, first.congress());
        rated.forEach(one -> check(one, first));
        EvaluationPlan plan = plan(first, rated, form(actor, first.congress()));
        EvaluationId id = evaluations.hold(actor, new NewEvaluation(plan, List.of()));
        for (int n = 0; n < rated.size(); n++) {
            Report one = rated.get(n);
            ballots.add(one.id(), id, n + 1);
            record.noteInside(
                    actor,
                    one.congress(),
                    DutyReports.subject(one.id()),
                    "组织选民评议",
                    "“" + plan.title() + "”，凭一次性测评码");
        }
        return id;
    }

    private Report lock(ReportId id) {
        return table.lock(id).orElseThrow(() -> new Refusal("没有这份报告。"));
    }

    private void check(Report one, Report first) {
        if (!one.isTogetherWith(first)) {
            throw Refusal.of("reports", "一次只能评议同一天、同一地点述职的代表。");
        }
        one.stage().after(ReportAct.RATE);
        if (ballots.standing(one).isPresent()) {
            throw new Refusal("“" + one.title() + "”已经在评议，请在那次测评里继续。");
        }
    }

    private static EvaluationPlan plan(Report first, List<Report> rated, EvaluationForm form) {
        String title =
                rated.size() == 1
                        ? first.title() + "选民评议"
                        : Dates.full(first.plannedOn()) + "选民评议代表述职";
        List<EvaluationSubject> subjects = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Report one : rated) {
            int no = subjects.size() + 1;
            String name = names.add(one.name()) ? one.name() : one.name() + "（" + no + "）";
            subjects.add(new EvaluationSubject(no, name, ""));
        }
        return new EvaluationPlan(
                first.congress(),
                title,
                "请根据代表今天的述职和您平时了解的情况评议。",
                EvaluationKind.DUTY,
                "",
                form,
                EvaluationMode.IN_ROOM,
                null,
                null,
                false,
                new Origin(MODULE, first.id().value(), title, DutyReports.address(first.id())),
                subjects,
                List.of(new RaterGroup(1, "选民", EvaluationForm.WHOLE, RatingWay.CODE)));
    }

    /** The newest form in use with the five aspects; the ready-made one where there is none. */
    private EvaluationForm form(Actor actor, CongressId at) {
        for (FormRow row : forms.rows(actor)) {
            if (row.retiredOn() == null && row.items() == Aspect.values().length) {
                EvaluationForm one = forms.current(row.id());
                if (one.congress().equals(at) && fits(one.items())) {
                    return one;
                }
            }
        }
        for (SampleForm sample : forms.samples(at)) {
            if (fits(sample.items())) {
                return forms.current(forms.draw(actor, at, sample.name(), sample.items()));
            }
        }
        throw new IllegalStateException("no ready-made form has the five aspects");
    }

    static boolean fits(List<FormItem> items) {
        Set<String> aspects =
                Arrays.stream(Aspect.values()).map(Aspect::label).collect(Collectors.toSet());
        return items.stream().map(FormItem::title).collect(Collectors.toSet()).equals(aspects)
                && items.stream().allMatch(item -> words(item).equals(WORDS));
    }

    private static List<String> words(FormItem item) {
        return item.scale().grades().stream().map(Grade::word).toList();
    }

    /**
     * Takes the published counts over, into this report and those that were rated with it.
     *
     * @return how many reports are rated now by it
     */
    @Transactional
    int take(Actor actor, ReportId id) {
        Report asked = lock(id);
        actor.require(DeputiesPermission.KEEP_RECORD, asked.congress());
        ReportBallot ballot =
                ballots.of(asked).stream()
                        .findFirst()
                        .orElseThrow(() -> new Refusal("这份报告没有凭测评码评议过。"));
        if (ballot.whyNot() != null) {
            throw new Refusal(ballot.whyNot());
        }
        int taken = 0;
        for (ReportBallots.Rated one : ballots.rated(ballot.evaluation())) {
            Report report = lock(one.report());
            boolean may =
                    ballots.of(report).stream()
                            .anyMatch(its ->
                                    its.evaluation().equals(ballot.evaluation())
                                            && its.whyNot() == null);
            if (may && report.stage().allows(ReportAct.RATE)) {
                List<AspectCount> counts = counts(report, ballot.evaluation(), one.subject());
                reports.rated(actor, report, ballot.evaluation(), ballot.rated(), counts);
                taken++;
            }
        }
        if (taken == 0) {
            throw new Refusal("这次评议的结果已经登记过了。");
        }
        return taken;
    }

    private List<AspectCount> counts(Report report, EvaluationId id, int subject) {
        List<AspectCount> counts = new ArrayList<>();
        for (ItemCount item : ballots.found(report.congress(), id, subject).items()) {
            for (Aspect aspect : Aspect.values()) {
                if (aspect.label().equals(item.item().title())) {
                    counts.add(count(aspect, item));
                }
            }
        }
        return counts;
    }

    private static AspectCount count(Aspect aspect, ItemCount item) {
        List<Integer> often =
                item.item().scale().grades().stream().map(one -> item.of(one.value())).toList();
        return new AspectCount(aspect, often.get(0), often.get(1), often.get(2));
    }

    /** The reports that may be rated in the same evaluation as this one, itself left out. */
    List<Report> together(Actor actor, Report report) {
        return reports.all(actor, report.congress()).stream()
                .filter(one -> !one.id().equals(report.id()) && one.isTogetherWith(report))
                .filter(one -> one.stage().allows(ReportAct.RATE))
                .filter(one -> ballots.standing(one).isEmpty())
                .toList();
    }

    /** That the result is there stands in the record of each report it is of. */
    @EventListener
    void evaluated(Evaluated told) {
        if (!MODULE.equals(told.module())) {
            return;
        }
        int rated = evaluations.live(told.evaluation()).rated();
        for (ReportBallots.Rated one : ballots.rated(told.evaluation())) {
            record.noteInside(
                    Actor.system("测评", told.congress()),
                    told.congress(),
                    DutyReports.subject(one.report()),
                    "选民评议结束",
                    rated + " 名选民评议，结果已公布并封存");
        }
    }
}
