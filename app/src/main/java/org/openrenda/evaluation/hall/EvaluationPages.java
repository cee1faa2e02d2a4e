package org.openrenda.evaluation.hall;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.evaluation.EvaluationPermission;
import org.openrenda.evaluation.evaluations.EvaluationAct;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.evaluations.EvaluationPlan;
import org.openrenda.evaluation.evaluations.EvaluationResult;
import org.openrenda.evaluation.evaluations.EvaluationStage;
import org.openrenda.evaluation.evaluations.EvaluationStep;
import org.openrenda.evaluation.evaluations.EvaluationView;
import org.openrenda.evaluation.evaluations.Evaluations;
import org.openrenda.evaluation.evaluations.GroupCount;
import org.openrenda.evaluation.evaluations.GroupShare;
import org.openrenda.evaluation.evaluations.Rater;
import org.openrenda.evaluation.evaluations.RatingWay;
import org.openrenda.evaluation.evaluations.SubjectResult;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Origin;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.OfficialPaper;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.LegalBasis;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.Table;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One evaluation with its record and, once published, its result as page, table and paper. */
@Controller
class EvaluationPages {

    private static final String WITHHELD = "人数不足，不显示";
    private static final List<EvaluationStage> WAY =
            List.of(
                    EvaluationStage.READY,
                    EvaluationStage.OPEN,
                    EvaluationStage.CLOSED,
                    EvaluationStage.PUBLISHED);
    private static final List<String> STAGE_NAMES = List.of("准备", "测评", "结束", "公布");
    private static final List<EvaluationAct> ACTS =
            List.of(
                    EvaluationAct.READY,
                    EvaluationAct.OPEN,
                    EvaluationAct.CLOSE,
                    EvaluationAct.PUBLISH);

    private final Evaluations evaluations;

    EvaluationPages(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    @Needs("evaluation.see")
    @GetMapping("/evaluation/{evaluation}")
    String evaluation(Actor actor, @PathVariable long evaluation, Model model) {
        EvaluationId id = new EvaluationId(evaluation);
        EvaluationView view = evaluations.view(actor, id);
        EvaluationResult result =
                view.stage() == EvaluationStage.PUBLISHED ? evaluations.result(actor, id) : null;
        model.addAttribute("id", id);
        model.addAttribute("view", view);
        model.addAttribute("matter", matter(view));
        model.addAttribute("result", result);
        model.addAttribute(
                "rates",
                view.stage() == EvaluationStage.OPEN
                        && evaluations.rater(actor, id).filter(one -> !one.rated()).isPresent());
        model.addAttribute(
                "conducts",
                actor.may(EvaluationPermission.CHAIR, view.plan().congress())
                        || actor.may(EvaluationPermission.OPERATE, view.plan().congress()));
        return "evaluation/evaluation";
    }

    private static Matter matter(EvaluationView view) {
        EvaluationPlan plan = view.plan();
        return new Matter(
                plan.title(),
                "",
                StageWords.of(view.stage()),
                view.stage() == EvaluationStage.VOID ? List.of() : stages(view),
                next(view),
                facts(view),
                view.steps().stream().map(EvaluationPages::entry).toList());
    }

    private static List<Matter.Fact> facts(EvaluationView view) {
        EvaluationPlan plan = view.plan();
        List<Matter.Fact> facts = new ArrayList<>();
        facts.add(Matter.Fact.of("种类", plan.kind().label() + "，" + plan.mode().label()));
        if (!plan.basis().isEmpty()) {
            facts.add(
                    Matter.Fact.of("依据", plan.basis())
                            .by(LegalBasis.of("本地监督条例", "满意度测评、工作评议由主任会议决定。")));
        }
        Origin origin = plan.origin();
        if (origin != null) {
            facts.add(Matter.Fact.of("所属事项", origin.title()).at(origin.address()));
        }
        facts.add(
                Matter.Fact.of("测评表", plan.form().name() + "第 " + plan.form().version() + " 版")
                        .at("/evaluation/forms/" + plan.form().id()));
        if (plan.closesAt() != null && plan.opensAt() != null) {
            facts.add(
                    Matter.Fact.of(
                            "时间",
                            Dates.full(LocalDate.ofInstant(plan.opensAt(), Calendar.ZONE))
                                    + "至"
                                    + Dates.full(
                                            LocalDate.ofInstant(
                                                    plan.closesAt().minusSeconds(1),
                                                    Calendar.ZONE))));
        }
        for (GroupCount one : view.groups()) {
            facts.add(
                    Matter.Fact.of(
                            one.group().name(),
                            "权重 %s%%，应评 %d 人，已评 %d 人"
                                    .formatted(one.group().percent(), one.asked(), one.rated())));
        }
        facts.add(Matter.Fact.of("显示结果至少", view.minimum() + " 人评过"));
        return facts;
    }

    private static Matter.@Nullable Next next(EvaluationView view) {
        return switch (view.stage()) {
            case DRAFT -> new Matter.Next("核对测评表和名册，准备完成", "工作人员", null, null);
            case READY -> new Matter.Next("开始测评", "主持人", null, null);
            case OPEN -> new Matter.Next("测评；评完后结束", "测评人、主持人", null, null);
            case CLOSED -> new Matter.Next("公布结果", "主持人", null, null);
            case PUBLISHED, VOID -> null;
        };
    }

    private static List<Matter.Stage> stages(EvaluationView view) {
        List<Matter.Stage> stages = new ArrayList<>();
        int now = WAY.indexOf(view.stage());
        for (int n = 0; n < WAY.size(); n++) {
            String name = STAGE_NAMES.get(n);
            boolean done =
                    n < now
                            || view.stage() == EvaluationStage.PUBLISHED
                            || n == 0 && view.stage() == EvaluationStage.READY;
            int at = view.stage() == EvaluationStage.READY ? 1 : Math.max(now, 0);
            stages.add(
                    done
                            ? Matter.Stage.done(name, day(view, n))
                            : n == at
                                    ? Matter.Stage.now(name, null)
                                    : Matter.Stage.next(name, null));
        }
        return stages;
    }

    private static LocalDate day(EvaluationView view, int stage) {
        return view.steps().stream()
                .filter(step -> step.act() == ACTS.get(stage))
                .map(step -> LocalDate.ofInstant(step.at(), Calendar.ZONE))
                .reduce((first, last) -> last)
                .orElse(view.preparedOn());
    }

    private static Matter.Entry entry(EvaluationStep step) {
        return Matter.Entry.of(
                        LocalDateTime.ofInstant(step.at(), Calendar.ZONE),
                        step.byName(),
                        step.act().label())
                .saying(step.text());
    }

    /** The ranking as a list, so that it can be taken away as a table file or on paper. */
    @Needs("evaluation.see")
    @GetMapping("/evaluation/{evaluation}/ranking")
    ModelAndView ranking(Actor actor, @PathVariable long evaluation, HttpServletRequest request) {
        EvaluationId id = new EvaluationId(evaluation);
        EvaluationView view = evaluations.view(actor, id);
        EvaluationResult result = evaluations.result(actor, id);
        ModelAndView answer =
                ListPage.whole(
                                view.plan().title() + "：结果",
                                ListQuery.of(request),
                                table(view.plan(), result))
                        .in("evaluation/ranking");
        answer.addObject("id", id);
        answer.addObject("title", view.plan().title());
        return answer;
    }

    private static Table table(EvaluationPlan plan, EvaluationResult result) {
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.Column.text("name", "对象").sortable());
        columns.add(Table.Column.number("rank", "名次").sortable());
        columns.add(Table.Column.text("total", "得分"));
        columns.add(Table.Column.text("satisfied", "满意率"));
        columns.add(Table.Column.number("rated", "评的人数"));
        plan.groups()
                .forEach(one -> columns.add(Table.Column.text("g" + one.no(), one.name() + "平均")));
        List<Table.Row> rows = new ArrayList<>();
        for (SubjectResult one : result.byRank()) {
            List<Table.Cell> cells = new ArrayList<>();
            cells.add(Table.Cell.text(one.subject().name()));
            cells.add(one.rank() == 0 ? Table.Cell.text("") : Table.Cell.number(one.rank()));
            cells.add(
                    one.total() == null
                            ? Table.Cell.text(WITHHELD)
                            : Table.Cell.number(one.total().decimal(), one.total().shown()));
            cells.add(Table.Cell.text(one.total() == null ? "" : one.satisfied().words()));
            cells.add(Table.Cell.number(one.rated()));
            for (GroupShare share : one.shares()) {
                cells.add(
                        share.average() == null
                                ? Table.Cell.text(WITHHELD)
                                : Table.Cell.number(
                                        share.average().decimal(), share.average().shown()));
            }
            rows.add(Table.Row.of(one.subject().no(), cells.toArray(Table.Cell[]::new)));
        }
        return new Table(columns, rows);
    }

    /** Who of the roster has rated, for who conducts it; never how. */
    @Needs("evaluation.operate")
    @GetMapping("/evaluation/{evaluation}/roster")
    ModelAndView roster(Actor actor, @PathVariable long evaluation, HttpServletRequest request) {
        EvaluationId id = new EvaluationId(evaluation);
        EvaluationView view = evaluations.view(actor, id);
        List<Rater> raters = evaluations.roster(actor, id);
        Table table =
                new Table(
                        List.of(
                                Table.Column.text("name", "测评人").sortable(),
                                Table.Column.text("group", "组").sortable(),
                                Table.Column.text("rated", "是否已评")),
                        raters.stream()
                                .map(one ->
                                        Table.Row.of(
                                                one.no(),
                                                Table.Cell.text(one.name()),
                                                Table.Cell.text(
                                                        view.plan()
                                                                .groups()
                                                                .get(one.group() - 1)
                                                                .name()),
                                                Table.Cell.text(rated(view, one))))
                                .toList());
        ModelAndView answer =
                ListPage.whole(
                                view.plan().title() + "：名册",
                                ListQuery.of(request),
                                table,
                                "group",
                                "rated")
                        .in("evaluation/ranking");
        answer.addObject("id", id);
        answer.addObject("title", view.plan().title());
        return answer;
    }

    private static String rated(EvaluationView view, Rater one) {
        boolean named = view.plan().groups().get(one.group() - 1).way() == RatingWay.NAMED;
        return !named ? "无记名，系统不知道" : one.rated() ? "已评" : "未评";
    }

    @Needs("evaluation.see")
    @GetMapping("/evaluation/{evaluation}/paper")
    ResponseEntity<byte[]> paper(
            Actor actor,
            @PathVariable long evaluation,
            @RequestParam(defaultValue = "docx") String format) {
        EvaluationId id = new EvaluationId(evaluation);
        String name = "测评结果单 " + evaluations.view(actor, id).plan().title();
        return OfficialPaper.answer(evaluations.paper(actor, id), name, format);
    }
}
