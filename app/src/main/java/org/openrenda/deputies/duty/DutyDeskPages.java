package org.openrenda.deputies.duty;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.deputies.DutyCategory;
import org.openrenda.deputies.groups.Groups;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.hall.Hall;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Table;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The records of a congress's deputies as its clerks keep them: by name, never a ranking. */
@Controller
class DutyDeskPages {

    private static final int YEARS_SHOWN = 5;

    private final Duty duty;
    private final Calendar calendar;
    private final Access access;
    private final DutyEvaluation dutyEvaluation;
    private final Groups groups;
    private final Hall evaluations;

    DutyDeskPages(
            Duty duty,
            Calendar calendar,
            Access access,
            DutyEvaluation dutyEvaluation,
            Groups groups,
            Hall evaluations) {
        this.duty = duty;
        this.calendar = calendar;
        this.access = access;
        this.dutyEvaluation = dutyEvaluation;
        this.groups = groups;
        this.evaluations = evaluations;
    }

    @Needs("deputies.keep-record")
    @GetMapping("/deputies/duty")
    ModelAndView all(Actor actor, HttpServletRequest request, Model model) {
        ListQuery query = ListQuery.of(request);
        int year = year(query);
        Table table = table(duty.years(actor, actor.home(), year), year);
        model.addAttribute("open", duty.openDisputes(actor, actor.home()));
        model.addAttribute("year", year);
        model.addAttribute("forms", evaluations.forms(actor, actor.home()));
        model.addAttribute(
                "groups",
                groups.of(actor.home()).stream()
                        .filter(one -> one.members() > 0)
                        .map(one -> FormField.Option.of(one.id().toString(), one.name()))
                        .toList());
        model.addAttribute(
                "evaluations", evaluations.of(actor, actor.home(), DutyEvaluation.MODULE, year));
        return ListPage.whole(year + "年履职档案", query, table)
                .filters(List.of(query.choose("year", "年度", yearChoices())))
                .in("deputies/duty/all");
    }

    /** The year's evaluation of deputies; it goes on on the evaluation's own pages. */
    @Needs("deputies.keep-record")
    @PostMapping("/deputies/duty/evaluations")
    String evaluate(
            Actor actor,
            @RequestParam(defaultValue = "") String year,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        EvaluationId held =
                dutyEvaluation.hold(actor, DutyPages.year(year, calendar), Form.sent(request));
        redirect.addFlashAttribute("notice", "已拟定。请核对测评表和名册，再点“准备完成”。");
        return "redirect:/evaluation/" + held + "/chair";
    }

    private int year(ListQuery query) {
        return DutyPages.year(query.filter("year"), calendar);
    }

    private Map<String, String> yearChoices() {
        Map<String, String> years = new LinkedHashMap<>();
        int now = calendar.today().getYear();
        for (int year = now; year > now - YEARS_SHOWN; year--) {
            years.put("" + year, year + "年");
        }
        return years;
    }

    private static Table table(List<DeputyYear> years, int year) {
        List<Table.Column> columns =
                new ArrayList<>(List.of(Table.Column.text("name", "代表").sortable()));
        for (DutyCategory one : DutyCategory.values()) {
            columns.add(Table.Column.number(one.name(), one.label()));
        }
        return new Table(columns, years.stream().map(one -> row(one, year)).toList());
    }

    private static Table.Row row(DeputyYear one, int year) {
        List<Table.Cell> cells = new ArrayList<>();
        cells.add(
                Table.Cell.link(
                        one.name(), "/deputies/duty/of/" + one.account() + "?year=" + year));
        for (DutyCategory category : DutyCategory.values()) {
            cells.add(Table.Cell.number(one.of(category)));
        }
        return new Table.Row("", cells);
    }

    @Needs("deputies.keep-record")
    @GetMapping("/deputies/duty/of/{account}")
    String of(
            Actor actor,
            @PathVariable long account,
            @RequestParam(defaultValue = "") String year,
            Model model) {
        int at = DutyPages.year(year, calendar);
        AccountId deputy = new AccountId(account);
        List<DutyLine> lines = duty.of(actor, deputy, at);
        if (lines.isEmpty() && !actor.sees(access.account(deputy).congress())) {
            throw new Refusal("没有这名代表。");
        }
        String path = "/deputies/duty/of/" + account;
        model.addAttribute("name", access.account(deputy).displayName());
        model.addAttribute("years", DutyPages.years(path, at, calendar));
        model.addAttribute("table", DutyPages.table(lines));
        model.addAttribute("counts", DutyPages.counts(lines));
        model.addAttribute("pointsOn", duty.countsPoints(actor.home()));
        model.addAttribute("points", duty.points(actor.home(), lines));
        return "deputies/duty/of";
    }

    @Needs("deputies.keep-record")
    @PostMapping("/deputies/duty/disputes/{id}/answer")
    String answer(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String finding,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String answer,
            RedirectAttributes redirect) {
        switch (finding) {
            case "RIGHT" -> duty.dismiss(actor, id, answer);
            case "STRIKE" -> duty.strike(actor, id, answer);
            case "MEND" -> duty.mend(actor, id, category(category), day(on, "on"), text, answer);
            default -> throw Refusal.of("finding", "请选择核实的结论。");
        }
        redirect.addFlashAttribute("notice", "已登记核实结论，并告知代表本人。");
        return "redirect:" + Duty.address(id);
    }

    private static DutyCategory category(String name) {
        for (DutyCategory one : DutyCategory.values()) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        throw Refusal.of("category", "请选择类别。");
    }

    private static LocalDate day(String text, String field) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.of(field, "请填写日期。");
        }
    }

    @Needs("deputies.keep-record")
    @PostMapping("/deputies/duty/recount")
    String recount(Actor actor, RedirectAttributes redirect) {
        Recount recount = duty.recount(actor, actor.home());
        String unfounded =
                recount.unfounded().isEmpty() ? "" : "，" + recount.unfounded().size() + " 条查不到依据";
        redirect.addFlashAttribute(
                "notice",
                "已按事实重算：" + recount.same() + " 条一致，补记 " + recount.added() + " 条" + unfounded + "。");
        return "redirect:/deputies/duty";
    }

    @Needs("deputies.keep-record")
    @GetMapping("/deputies/duty/points")
    String points(Actor actor, Model model) {
        model.addAttribute("on", duty.countsPoints(actor.home()));
        model.addAttribute("categories", DutyPages.options());
        model.addAttribute(
                "table",
                new Table(
                        List.of(
                                Table.Column.text("category", "类别"),
                                Table.Column.number("weight", "每次"),
                                Table.Column.text("cap", "一年最多"),
                                Table.Column.text("from", "自哪天起")),
                        duty.rules(actor.home()).stream()
                                .map(rule ->
                                        Table.Row.of(
                                                "",
                                                Table.Cell.text(rule.category().label()),
                                                Table.Cell.number(rule.weight()),
                                                Table.Cell.text(
                                                        rule.cap() == 0 ? "不限" : "" + rule.cap()),
                                                Table.Cell.text(Dates.full(rule.fromOn()))))
                                .toList()));
        return "deputies/duty/points";
    }

    @Needs("deputies.keep-record")
    @PostMapping("/deputies/duty/points")
    String rule(
            Actor actor,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String weight,
            @RequestParam(defaultValue = "") String cap,
            @RequestParam(defaultValue = "") String from,
            RedirectAttributes redirect) {
        duty.rule(
                actor,
                actor.home(),
                new PointRule(
                        category(category),
                        number(weight, "weight"),
                        cap.isBlank() ? 0 : number(cap, "cap"),
                        day(from, "from")));
        redirect.addFlashAttribute("notice", "已保存。以前做的事仍按当日的规则计算。");
        return "redirect:/deputies/duty/points";
    }

    private static int number(String text, String field) {
        if (!text.strip().matches("[0-9]{1,4}")) {
            throw Refusal.of(field, "请填写整数。");
        }
        return Integer.parseInt(text.strip());
    }
}
