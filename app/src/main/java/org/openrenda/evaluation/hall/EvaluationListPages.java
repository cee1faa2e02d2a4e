package org.openrenda.evaluation.hall;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.openrenda.evaluation.EvaluationPermission;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.evaluations.EvaluationKind;
import org.openrenda.evaluation.evaluations.EvaluationMode;
import org.openrenda.evaluation.evaluations.EvaluationRow;
import org.openrenda.evaluation.evaluations.EvaluationSearch;
import org.openrenda.evaluation.evaluations.EvaluationStage;
import org.openrenda.evaluation.evaluations.Evaluations;
import org.openrenda.evaluation.evaluations.RatingWay;
import org.openrenda.evaluation.forms.Forms;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.SignedIn;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Table;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of evaluations, one's own, and the form by which a clerk prepares one. */
@Controller
class EvaluationListPages {

    private final Evaluations evaluations;
    private final Forms forms;
    private final HoldForm reads;
    private final RaterFile files;

    EvaluationListPages(Evaluations evaluations, Forms forms, HoldForm reads, RaterFile files) {
        this.evaluations = evaluations;
        this.forms = forms;
        this.reads = reads;
        this.files = files;
    }

    @Needs("evaluation.see")
    @GetMapping("/evaluation/evaluations")
    ModelAndView list(Actor actor, HttpServletRequest request) {
        ListQuery query = ListQuery.of(request);
        EvaluationSearch search =
                new EvaluationSearch(
                        List.copyOf(actor.seen()),
                        query.filter("stage"),
                        query.filter("kind"),
                        query.filter("q"),
                        query.sortAmong(EvaluationSearch.SORTS, "day"),
                        query.sort().isEmpty() || query.descending(),
                        query.offset(),
                        query.size());
        ModelAndView answer =
                ListPage.of(
                                "测评",
                                query,
                                table(evaluations.rows(actor, search)),
                                evaluations.count(actor, search))
                        .filters(
                                List.of(
                                        query.choose(
                                                "stage",
                                                "进度",
                                                EvaluationStage.values(),
                                                EvaluationStage::label),
                                        query.choose(
                                                "kind",
                                                "种类",
                                                EvaluationKind.values(),
                                                EvaluationKind::label)))
                        .in("evaluation/evaluations");
        answer.addObject("mayHold", actor.may(EvaluationPermission.OPERATE, actor.home()));
        return answer;
    }

    private static Table table(List<EvaluationRow> rows) {
        return new Table(
                List.of(
                        Table.Column.text("title", "测评").sortable(),
                        Table.Column.text("stage", "进度").sortable(),
                        Table.Column.text("kind", "种类").sortable(),
                        Table.Column.number("subjects", "对象"),
                        Table.Column.text("rated", "已评、应评"),
                        Table.Column.text("closes", "截止"),
                        Table.Column.text("day", "拟定日期").sortable()),
                rows.stream().map(EvaluationListPages::row).toList());
    }

    private static Table.Row row(EvaluationRow row) {
        return Table.Row.of(
                row.id(),
                Table.Cell.link(row.title(), "/evaluation/" + row.id()).small(row.mode().label()),
                Table.Cell.status(StageWords.of(row.stage())),
                Table.Cell.text(row.kind().label()),
                Table.Cell.number(row.subjects()),
                Table.Cell.text(row.rated() + " / " + row.asked()),
                Table.Cell.text(closes(row)),
                Table.Cell.day(row.preparedOn()));
    }

    /** The last day on which one may rate. */
    static String closes(EvaluationRow row) {
        return row.closesAt() == null
                ? ""
                : Dates.full(LocalDate.ofInstant(row.closesAt().minusSeconds(1), Calendar.ZONE));
    }

    @SignedIn
    @GetMapping("/evaluation/mine")
    String mine(Actor actor, Model model) {
        model.addAttribute("now", evaluations.mine(actor));
        model.addAttribute("before", evaluations.mineBefore(actor));
        return "evaluation/mine";
    }

    @Needs("evaluation.operate")
    @GetMapping("/evaluation/evaluations/new")
    String blank(Actor actor, @RequestParam(defaultValue = "") String form, Model model) {
        Form blank =
                Form.to("/evaluation/evaluations")
                        .value("form", form)
                        .value("kind", EvaluationKind.QUARTERLY.name())
                        .value("mode", EvaluationMode.IN_ROOM.name())
                        .value("group1", "常委会组成人员")
                        .value("weight1", "100")
                        .value("way1", RatingWay.NAMED.name())
                        .value("who1", RaterSource.LISTED.name())
                        .value("way2", RatingWay.NAMED.name())
                        .value("who2", RaterSource.DEPUTIES.name())
                        .value("way3", RatingWay.CODE.name());
        return page(actor, blank, model);
    }

    private String page(Actor actor, Form form, Model model) {
        model.addAttribute("form", form.draft("evaluation-new"));
        model.addAttribute(
                "forms",
                forms.rows(actor).stream()
                        .filter(one -> one.retiredOn() == null)
                        .map(one ->
                                Option.of(
                                        one.id().toString(),
                                        one.name()
                                                + "（第 "
                                                + one.version()
                                                + " 版，"
                                                + one.items()
                                                + " 项）"))
                        .toList());
        model.addAttribute("kinds", Option.each(EvaluationKind.values(), EvaluationKind::label));
        model.addAttribute(
                "ways",
                List.of(
                        Option.of(RatingWay.NAMED.name(), RatingWay.NAMED.label())
                                .help("系统存有谁评了什么，页面和导出都不显示"),
                        Option.of(RatingWay.BALLOT.name(), RatingWay.BALLOT.label())
                                .help("先在自己的设备上领一张没有姓名的票再评，管数据库的人也对不出是谁的；要有监票人"),
                        Option.of(RatingWay.CODE.name(), RatingWay.CODE.label())
                                .help("抽取纸条上的码，不用账号，适合群众代表、服务对象")));
        model.addAttribute("people", Option.each(RaterSource.values(), RaterSource::label));
        model.addAttribute("groups", HoldForm.groups(form));
        return "evaluation/evaluation-form";
    }

    /** The form with the lines of a file, and what is wrong with each; nothing is held yet. */
    private Form list(Actor actor, Form form, String group, Map<String, MultipartFile> sent) {
        MultipartFile file = sent.get("file" + group);
        String field = "raters" + group;
        try {
            if (file == null) {
                throw Refusal.of("file" + group, "请先选择名单文件。");
            }
            String lines = files.lines(file, "file" + group);
            Form filled = form.value(field, lines).value("who" + group, RaterSource.LISTED.name());
            return reads.checked(actor, filled, Integer.parseInt(group));
        } catch (Refusal wrong) {
            String at = wrong.field() == null ? "file" + group : wrong.field();
            return form.error(at, wrong.sentence());
        }
    }

    @Needs("evaluation.operate")
    @PostMapping("/evaluation/evaluations")
    String hold(
            Actor actor,
            HttpServletRequest request,
            @RequestParam Map<String, MultipartFile> sent,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request);
        if (!form.get("more").isEmpty()) {
            return page(actor, form.value("groups", "" + (HoldForm.groups(form) + 1)), model);
        }
        if (form.get("list").matches("[1-9]")) {
            return page(actor, list(actor, form, form.get("list"), sent), model);
        }
        try {
            EvaluationId id = evaluations.hold(actor, reads.read(actor, form));
            redirect.addFlashAttribute("notice", "已拟定。请核对测评表和名册，再点“准备完成”。");
            return "redirect:/evaluation/" + id + "/chair";
        } catch (Actor.Forbidden forbidden) {
            throw forbidden;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String field = refusal.field() == null ? "kind" : refusal.field();
            return page(actor, form.error(field, refusal.sentence()), model);
        }
    }
}
