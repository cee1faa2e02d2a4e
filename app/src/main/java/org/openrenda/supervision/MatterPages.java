package org.openrenda.supervision;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.hall.Hall;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of matters, one matter, and the acts of the clerks on it. */
@Controller
class MatterPages {

    private final Supervision supervision;
    private final MatterReader reader;
    private final MatterSheet sheet;
    private final Access access;
    private final ReportRatings ratings;
    private final Hall evaluations;

    MatterPages(
            Supervision supervision,
            MatterReader reader,
            MatterSheet sheet,
            Access access,
            ReportRatings ratings,
            Hall evaluations) {
        this.supervision = supervision;
        this.reader = reader;
        this.sheet = sheet;
        this.access = access;
        this.ratings = ratings;
        this.evaluations = evaluations;
    }

    @Needs("supervision.see")
    @GetMapping("/supervision/matters")
    ModelAndView list(Actor actor, HttpServletRequest request, Model model) {
        ListQuery query = ListQuery.of(request);
        MatterSearch search = search(actor, query, (int) query.offset(), query.size());
        model.addAttribute("mayOpen", actor.may(SupervisionPermission.OPEN));
        return ListPage.of("监督事项", query, table(reader.rows(search)), reader.count(search))
                .filters(
                        List.of(
                                query.choose("stage", "进度", stages()),
                                query.choose("form", "监督形式", forms()),
                                query.choose("late", "期限", Map.of("yes", "有逾期问题"))))
                .in("supervision/matters");
    }

    private static MatterSearch search(Actor actor, ListQuery query, int offset, int most) {
        return new MatterSearch(
                actor.seen().stream().map(CongressId::value).toList(),
                query.filter("stage"),
                query.filter("form"),
                query.filter("q"),
                false,
                !query.filter("late").isEmpty(),
                query.sortAmong(MatterSearch.SORTS, "opened"),
                query.sort().isEmpty() || query.descending(),
                offset,
                most);
    }

    private static Map<String, String> stages() {
        Map<String, String> stages = new LinkedHashMap<>();
        Arrays.stream(MatterStage.values()).forEach(s -> stages.put(s.name(), s.label()));
        return stages;
    }

    private static Map<String, String> forms() {
        Map<String, String> forms = new LinkedHashMap<>();
        Arrays.stream(MatterForm.values()).forEach(f -> forms.put(f.name(), f.label()));
        return forms;
    }

    private static Table table(List<MatterRow> rows) {
        return new Table(
                List.of(
                        Table.Column.text("title", "监督事项").sortable(),
                        Table.Column.text("form", "监督形式").sortable(),
                        Table.Column.text("stage", "进度").sortable(),
                        Table.Column.number("problems", "问题").sortable(),
                        Table.Column.number("done", "已销号").sortable(),
                        Table.Column.number("late", "逾期").sortable(),
                        Table.Column.text("opened", "确定日期").sortable(),
                        Table.Column.text("public", "公开")),
                rows.stream().map(MatterPages::row).toList());
    }

    private static Table.Row row(MatterRow row) {
        return Table.Row.of(
                row.id(),
                Table.Cell.link(row.title(), Duties.address(row.id())).small(row.number()),
                Table.Cell.text(row.form()),
                Table.Cell.status(MatterSheet.status(row.stage(), row.stageLabel())),
                Table.Cell.number(row.problems()),
                Table.Cell.number(row.struckOff()),
                row.overdue() == 0
                        ? Table.Cell.number(0)
                        : Table.Cell.status(StatusWord.red("逾期 " + row.overdue())),
                Table.Cell.text(Dates.full(row.openedOn())),
                Table.Cell.text(row.publishedAt() == null ? "未公开" : "已公开"));
    }

    @Needs("supervision.open")
    @GetMapping("/supervision/matters/new")
    String blank(Model model) {
        return form(model, Form.to("/supervision/matters").draft("supervision-matter"));
    }

    private static String form(Model model, Form form) {
        model.addAttribute("form", form);
        List<Option> options = new ArrayList<>();
        forms().forEach((value, label) -> options.add(Option.of(value, label)));
        model.addAttribute("forms", options);
        return "supervision/matter-form";
    }

    @Needs("supervision.open")
    @PostMapping("/supervision/matters")
    String open(
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request).draft("supervision-matter");
        form = form.require("title", "请填写监督事项名称").require("form", "请选择监督形式");
        if (!form.hasErrors()) {
            try {
                MatterId id =
                        supervision.open(
                                actor,
                                new NewMatter(
                                        actor.home(),
                                        form.get("title"),
                                        form.get("basis"),
                                        form.get("form"),
                                        null,
                                        null,
                                        null,
                                        null));
                redirect.addFlashAttribute("notice", "已确定监督事项。下一步：列出问题并交办。");
                return "redirect:" + Duties.address(id);
            } catch (Refusal refusal) {
                form = refused(form, refusal, "title");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(model, form);
    }

    /** Puts a refusal beside the field it speaks of, or beside the first one. */
    static Form refused(Form form, Refusal refusal, String otherwise) {
        String field = refusal.field();
        return form.error(field == null ? otherwise : field, refusal.sentence());
    }

    @Needs("supervision.see")
    @GetMapping("/supervision/matters/{id}")
    String matter(Actor actor, @PathVariable long id, Model model) {
        MatterView view = reader.matter(new MatterId(id));
        actor.require(SupervisionPermission.SEE, view.congress());
        model.addAttribute("view", view);
        model.addAttribute("matter", sheet.matter(view));
        model.addAttribute("panel", supervision.effect(view));
        boolean clerk = actor.may(SupervisionPermission.OPEN, view.congress());
        model.addAttribute(
                "mayPublish",
                !view.published() && actor.may(SupervisionPermission.PUBLISH, view.congress()));
        boolean open = !view.stage().equals(MatterStage.CLOSED.name());
        model.addAttribute("mayList", clerk && open);
        model.addAttribute(
                "forms", clerk && open ? evaluations.forms(actor, view.congress()) : List.of());
        model.addAttribute(
                "evaluations", evaluations.of(actor, view.congress(), ReportRatings.MODULE, id));
        model.addAttribute("deputies", clerk && open ? deputies(view) : List.of());
        return "supervision/matter";
    }

    private List<Option> deputies(MatterView view) {
        return access.holders(Role.DEPUTY, view.congress(), null).stream()
                .limit(100)
                .map(access::account)
                .filter(account -> !view.raters().contains(account.displayName()))
                .map(account -> Option.of(account.id().toString(), account.displayName()))
                .toList();
    }

    @Needs("supervision.open")
    @PostMapping("/supervision/matters/{id}/problems")
    String listProblem(
            Actor actor,
            @PathVariable long id,
            @RequestParam String title,
            @RequestParam(defaultValue = "") String detail,
            RedirectAttributes redirect) {
        ProblemId problem = supervision.list(actor, new MatterId(id), title, detail);
        redirect.addFlashAttribute("notice", "已列入问题清单。下一步：交办给承办单位。");
        return "redirect:" + Duties.address(problem);
    }

    /** The satisfaction vote on the work report; it goes on on the evaluation's own pages. */
    @Needs("supervision.open")
    @PostMapping("/supervision/matters/{id}/evaluations")
    String evaluate(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        EvaluationId held = ratings.hold(actor, new MatterId(id), Form.sent(request));
        redirect.addFlashAttribute("notice", "已拟定。请核对测评表和名册，再点“准备完成”。");
        return "redirect:/evaluation/" + held + "/chair";
    }

    @Needs("supervision.assign")
    @PostMapping("/supervision/matters/{id}/raters")
    String invite(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<Long> raters,
            RedirectAttributes redirect) {
        if (raters.isEmpty()) {
            throw Refusal.of("raters", "请至少选择一名代表。");
        }
        supervision.invite(actor, new MatterId(id), raters.stream().map(AccountId::new).toList());
        redirect.addFlashAttribute("notice", "已邀请 " + raters.size() + " 名代表参加评价。");
        return "redirect:" + Duties.address(new MatterId(id));
    }

    @Needs("supervision.publish")
    @PostMapping("/supervision/matters/{id}/publication")
    String publish(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        supervision.publish(actor, new MatterId(id));
        redirect.addFlashAttribute("notice", "已在公众网站公开，任何人可以查看和关注。");
        return "redirect:" + Duties.address(new MatterId(id));
    }
}
