package org.openrenda.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.evaluations.EvaluationKind;
import org.openrenda.evaluation.evaluations.EvaluationMode;
import org.openrenda.evaluation.evaluations.EvaluationPlan;
import org.openrenda.evaluation.evaluations.EvaluationSubject;
import org.openrenda.evaluation.evaluations.Evaluations;
import org.openrenda.evaluation.evaluations.NewEvaluation;
import org.openrenda.evaluation.evaluations.NewRater;
import org.openrenda.evaluation.evaluations.RaterGroup;
import org.openrenda.evaluation.evaluations.RatingWay;
import org.openrenda.evaluation.forms.FormId;
import org.openrenda.evaluation.forms.FormItem;
import org.openrenda.evaluation.forms.Forms;
import org.openrenda.evaluation.forms.Grade;
import org.openrenda.evaluation.forms.SampleForm;
import org.openrenda.evaluation.forms.Scale;
import org.openrenda.platform.Actor;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.parameters.Parameters;
import org.springframework.stereotype.Component;

/**
 * Evaluations of the demo: one published with citizens' codes, one running for a week, and one by
 * secret ballot that waits for its supervisor, whose key only a browser can make.
 */
@Component
record Evaluating(
        Evaluations evaluations,
        Forms forms,
        Parameters parameters,
        Calendar calendar,
        Cast cast,
        CityPlan plan) {

    private static final int MEMBERS = 6;
    private static final int CODES = 8;
    private static final int DAYS = 7;
    private static final List<String> UNITS =
            List.of("市水务局", "市住房和城乡建设局", "市交通运输局", "市生态环境局", "市教育局");

    void tell(BiConsumer<String, Runnable> step) {
        step.accept("测评：已公布", this::published);
        step.accept("测评：进行中", this::running);
        step.accept("测评：无记名电子票", this::secret);
    }

    private Scale satisfaction() {
        int basically = parameters.of("evaluation.scale.basically", plan.city()).value();
        return Scale.words(
                basically,
                List.of(
                        new Grade("满意", Scale.HIGHEST),
                        new Grade("基本满意", basically),
                        new Grade("不满意", 0)));
    }

    private void published() {
        Actor clerk = cast.actor("clerk");
        Actor chair = cast.actor("chair");
        Scale scale = satisfaction();
        FormId form =
                forms.draw(
                        clerk,
                        plan.city(),
                        "部门工作测评表",
                        List.of(
                                new FormItem(1, "工作实效", 500, scale),
                                new FormItem(2, "办理群众诉求", 300, scale),
                                new FormItem(3, "接受人大监督", 200, scale)));
        List<RaterGroup> groups =
                List.of(
                        new RaterGroup(1, "常委会组成人员", 600, RatingWay.NAMED),
                        new RaterGroup(2, "群众代表", 400, RatingWay.CODE));
        EvaluationId id = hold(clerk, "第三季度重点工作测评", form, EvaluationMode.IN_ROOM, groups);
        evaluations.ready(clerk, id);
        List<String> codes = evaluations.issue(clerk, id, 2, CODES);
        evaluations.open(chair, id);
        for (int n = 1; n < MEMBERS; n++) {
            String key = "demo-sheet-" + n;
            evaluations.rate(cast.actor("deputy" + n), id, marks(n), key);
        }
        for (int n = 0; n < CODES - 1; n++) {
            evaluations.rateByCode(codes.get(n), marks(n + MEMBERS), "demo-slip-" + n);
        }
        evaluations.close(chair, id);
        evaluations.publish(chair, id);
    }

    /** Marks that differ from rater to rater and from unit to unit, always the same. */
    private String marks(int rater) {
        List<Integer> values = satisfaction().grades().stream().map(Grade::value).toList();
        List<String> subjects = new ArrayList<>();
        for (int unit = 0; unit < UNITS.size(); unit++) {
            List<String> items = new ArrayList<>();
            for (int item = 0; item < 3; item++) {
                int drawn = (rater * 7 + unit * 5 + item * 3) % 9;
                int grade = drawn < 7 - unit ? 0 : drawn < 8 ? 1 : 2;
                items.add(String.valueOf(values.get(grade)));
            }
            subjects.add(unit + 1 + "=" + String.join(",", items));
        }
        return String.join(";", subjects);
    }

    private void running() {
        Actor clerk = cast.actor("clerk");
        Scale points = Scale.points(0, Scale.HIGHEST, 0);
        FormId form =
                forms.draw(
                        clerk,
                        plan.city(),
                        "年度工作打分表",
                        List.of(
                                new FormItem(1, "完成目标", 600, points),
                                new FormItem(2, "群众评价", 400, points)));
        List<RaterGroup> groups = List.of(new RaterGroup(1, "人大代表", 1000, RatingWay.NAMED));
        EvaluationId id = hold(clerk, "年度部门工作打分", form, EvaluationMode.OVER_DAYS, groups);
        evaluations.ready(clerk, id);
        evaluations.open(cast.actor("chair"), id);
        for (int n = 3; n <= 4; n++) {
            String text = "1=%d,%d;2=%d,%d".formatted(90 + n, 85 + n, 80 + n, 88);
            evaluations.rate(cast.actor("deputy" + n), id, text, "demo-points-" + n);
        }
    }

    private EvaluationId hold(
            Actor clerk, String title, FormId form, EvaluationMode mode, List<RaterGroup> groups) {
        boolean days = mode == EvaluationMode.OVER_DAYS;
        LocalDate today = calendar.today();
        List<EvaluationSubject> subjects = new ArrayList<>();
        for (String unit : UNITS) {
            subjects.add(new EvaluationSubject(subjects.size() + 1, unit, ""));
        }
        EvaluationPlan asked =
                new EvaluationPlan(
                        plan.city(),
                        title,
                        "请根据平时了解的情况测评；不了解的可以不评。",
                        EvaluationKind.QUARTERLY,
                        "",
                        forms.current(form),
                        mode,
                        days ? today.atStartOfDay(Calendar.ZONE).toInstant() : null,
                        days ? today.plusDays(DAYS).atStartOfDay(Calendar.ZONE).toInstant() : null,
                        false,
                        null,
                        subjects,
                        groups);
        boolean ballots = groups.getFirst().way() == RatingWay.BALLOT;
        List<NewRater> raters = new ArrayList<>();
        for (int n = 1; n <= MEMBERS; n++) {
            raters.add(rater(1, cast.actor("deputy" + n)));
        }
        List<NewRater> supervisors = ballots ? List.of(rater(0, clerk)) : List.of();
        return evaluations.hold(clerk, new NewEvaluation(asked, raters, supervisors));
    }

    private static NewRater rater(int group, Actor one) {
        return new NewRater(group, Objects.requireNonNull(one.account()), one.name(), one.person());
    }

    /**
     * Drafted only: the supervisor makes the key on the page, and the course goes on from there.
     */
    private void secret() {
        Actor clerk = cast.actor("clerk");
        SampleForm sample =
                forms.samples(plan.city()).stream()
                        .filter(one -> one.key().equals("work"))
                        .findFirst()
                        .orElseThrow();
        FormId form = forms.draw(clerk, plan.city(), sample.name(), sample.items());
        List<RaterGroup> groups = List.of(new RaterGroup(1, "人大代表", 1000, RatingWay.BALLOT));
        hold(clerk, "部门工作评议（无记名电子票）", form, EvaluationMode.IN_ROOM, groups);
    }
}
