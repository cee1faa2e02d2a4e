package org.openrenda.evaluation.hall;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openrenda.evaluation.EvaluationPermission;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.evaluations.EvaluationKind;
import org.openrenda.evaluation.evaluations.EvaluationMode;
import org.openrenda.evaluation.evaluations.EvaluationPlan;
import org.openrenda.evaluation.evaluations.EvaluationStage;
import org.openrenda.evaluation.evaluations.EvaluationSubject;
import org.openrenda.evaluation.evaluations.Evaluations;
import org.openrenda.evaluation.evaluations.NewEvaluation;
import org.openrenda.evaluation.evaluations.NewRater;
import org.openrenda.evaluation.evaluations.RaterGroup;
import org.openrenda.evaluation.evaluations.RatingWay;
import org.openrenda.evaluation.forms.EvaluationForm;
import org.openrenda.evaluation.forms.FormRow;
import org.openrenda.evaluation.forms.Forms;
import org.openrenda.evaluation.forms.SampleForm;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/**
 * What a system needs to have a matter of its own evaluated: the fields of {@code
 * evaluation/ask-fields.jte}, the verb that holds it, and what {@code evaluation/of-matter.jte}
 * shows. Preparing, opening and publishing go on on the evaluation's own pages.
 */
@Component
@NamedInterface("hall")
public class Hall {

    private final Evaluations evaluations;
    private final Forms forms;
    private final HoldForm reads;
    private final RaterNames names;
    private final Calendar calendar;

    Hall(
            Evaluations evaluations,
            Forms forms,
            HoldForm reads,
            RaterNames names,
            Calendar calendar) {
        this.evaluations = evaluations;
        this.forms = forms;
        this.reads = reads;
        this.names = names;
        this.calendar = calendar;
    }

    /**
     * The forms to choose from, the ready-made ones that were not drawn up yet behind them; none
     * for who may not prepare evaluations here.
     */
    public List<Option> forms(Actor actor, CongressId at) {
        if (!at.equals(actor.home()) || !actor.may(EvaluationPermission.OPERATE, at)) {
            return List.of();
        }
        List<Option> options = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (FormRow one : forms.rows(actor)) {
            if (one.retiredOn() == null) {
                names.add(one.name());
                options.add(Option.of(one.id().toString(), one.name()));
            }
        }
        for (SampleForm one : forms.samples(at)) {
            if (!names.contains(one.name())) {
                options.add(Option.of(HoldForm.SAMPLE + one.key(), one.name() + "（样表，照此编制）"));
            }
        }
        return options;
    }

    /**
     * Drafts an evaluation of a matter; the caller has asked for its own permission.
     *
     * @param form what was sent from the fields; of listed people ({@code who=LISTED}) their names
     *     in {@code raters} and what they are called as a group in {@code called}
     * @throws Refusal when something is missing, or SUP-20 where the kind is not allowed here
     */
    public EvaluationId hold(
            Actor actor, CongressId at, Origin origin, EvaluationKind kind, Form form) {
        EvaluationForm asked = reads.chosen(actor, form);
        List<NewRater> supervisors = names.supervisors(at, form.get("supervisors"));
        RatingWay way = supervisors.isEmpty() ? RatingWay.NAMED : RatingWay.BALLOT;
        RaterSource source = form.one(RaterSource.values(), "who", "请选择谁来评。");
        boolean days = !form.get("until").isEmpty();
        LocalDate today = calendar.today();
        EvaluationPlan plan =
                new EvaluationPlan(
                        at,
                        form.get("title"),
                        "",
                        kind,
                        form.get("basis"),
                        asked,
                        days ? EvaluationMode.OVER_DAYS : EvaluationMode.IN_ROOM,
                        days ? today.atStartOfDay(Calendar.ZONE).toInstant() : null,
                        days ? HoldForm.day(form, "until", 1) : null,
                        false,
                        origin,
                        subjects(form.get("subjects")),
                        List.of(
                                new RaterGroup(
                                        1, called(form, source), EvaluationForm.WHOLE, way)));
        List<NewRater> raters = names.of(actor, at, source, form.get("raters"), 1, 1);
        return evaluations.hold(actor, new NewEvaluation(plan, raters, supervisors));
    }

    /** People who are listed are a group that only the caller has a name for. */
    private static String called(Form form, RaterSource source) {
        return form.get("called").isEmpty() ? source.group() : form.get("called");
    }

    private static List<EvaluationSubject> subjects(String typed) {
        List<EvaluationSubject> subjects = new ArrayList<>();
        for (String line : typed.lines().map(String::strip).toList()) {
            if (!line.isEmpty()) {
                subjects.add(new EvaluationSubject(subjects.size() + 1, line, ""));
            }
        }
        return subjects;
    }

    /** The evaluations of a matter, the newest first, each with its result once published. */
    public List<MatterEvaluation> of(Actor actor, CongressId at, String module, long matter) {
        return evaluations.ofMatter(actor, at, module, matter).stream()
                .filter(row -> row.stage() != EvaluationStage.VOID)
                .map(row ->
                        new MatterEvaluation(
                                row,
                                evaluations.plan(row.id()),
                                row.stage() == EvaluationStage.PUBLISHED
                                        ? evaluations.result(actor, row.id())
                                        : null))
                .toList();
    }

    /** The published result in one sentence, with those asked and those who rated. */
    public String sentence(CongressId at, EvaluationId id) {
        var result = evaluations.result(Actor.system("测评", at), id);
        String people = "应评 %d 人，已评 %d 人".formatted(result.asked(), result.rated());
        return result.byRank().stream()
                .map(one ->
                        "，"
                                + one.subject().name()
                                + (one.total() == null
                                        ? "人数不足，不显示"
                                        : one.total().shown()
                                                + " 分，满意率 "
                                                + one.satisfied().words()))
                .collect(Collectors.joining("", people, "。"));
    }
}
