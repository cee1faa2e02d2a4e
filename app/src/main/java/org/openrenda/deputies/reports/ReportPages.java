package org.openrenda.deputies.reports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.hall.Hall;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.OfficialPaper;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Spreadsheet;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The yearly report on the handling of suggestions (SUG-21), to read, print and take along. */
@Controller
class ReportPages {

    static final String PATH = "/deputies/report";
    private static final int YEARS_BACK = 5;

    private final YearFacts facts;
    private final Access access;
    private final Calendar calendar;
    private final HandlingRatings ratings;
    private final Hall evaluations;

    ReportPages(
            YearFacts facts,
            Access access,
            Calendar calendar,
            HandlingRatings ratings,
            Hall evaluations) {
        this.facts = facts;
        this.access = access;
        this.calendar = calendar;
        this.ratings = ratings;
        this.evaluations = evaluations;
    }

    private YearlyReport report(Actor actor, int asked) {
        int year = asked == 0 ? calendar.today().getYear() : asked;
        return new YearlyReport(
                year,
                facts.wholes(actor.home(), year),
                facts.parts(actor.home(), year),
                facts.said(actor.home(), year),
                calendar.today());
    }

    @Needs("deputies.see")
    @GetMapping(PATH)
    String page(Actor actor, @RequestParam(defaultValue = "0") int year, Model model) {
        YearlyReport report = report(actor, year);
        model.addAttribute("year", report.year());
        model.addAttribute("years", years());
        model.addAttribute("numbered", report.wholes().size());
        model.addAttribute("delegations", facts.byDelegations(actor.home(), report.year()));
        model.addAttribute("rates", rates(report));
        model.addAttribute("units", units(report));
        model.addAttribute("today", calendar.today());
        boolean decides = actor.may(DeputiesPermission.DECIDE, actor.home());
        model.addAttribute(
                "forms", decides ? evaluations.forms(actor, actor.home()) : List.<Option>of());
        model.addAttribute("handlers", String.join("\n", report.byUnit().keySet()));
        model.addAttribute(
                "evaluations",
                evaluations.of(actor, actor.home(), HandlingRatings.MODULE, report.year()));
        return "deputies/report";
    }

    /** Deputies rate the units' work of the year; it goes on on the evaluation's own pages. */
    @Needs("deputies.decide")
    @PostMapping(PATH + "/evaluations")
    String evaluate(
            Actor actor,
            @RequestParam(defaultValue = "0") int year,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        int asked = year == 0 ? calendar.today().getYear() : year;
        EvaluationId held = ratings.hold(actor, asked, Form.sent(request));
        redirect.addFlashAttribute("notice", "已拟定。请核对测评表和名册，再点“准备完成”。");
        return "redirect:/evaluation/" + held + "/chair";
    }

    private List<Integer> years() {
        int now = calendar.today().getYear();
        List<Integer> years = new ArrayList<>();
        for (int year = now; year > now - YEARS_BACK; year--) {
            years.add(year);
        }
        return years;
    }

    private static Table rates(YearlyReport report) {
        return new Table(
                List.of(
                        Table.Column.text("label", "指标"),
                        Table.Column.number("rate", "比率"),
                        Table.Column.number("counted", "分子"),
                        Table.Column.text("what", "分子是"),
                        Table.Column.number("among", "分母"),
                        Table.Column.text("of", "分母是")),
                Arrays.stream(RateKind.values()).map(kind -> rate(report, kind)).toList());
    }

    private static Table.Row rate(YearlyReport report, RateKind kind) {
        Rate rate = report.rate(kind);
        return Table.Row.of(
                "",
                Table.Cell.link(
                        kind.label(),
                        PATH + "/list?year=" + report.year() + "&rate=" + kind.name()),
                percent(rate),
                Table.Cell.number(rate.counted()),
                Table.Cell.text(kind.counted()),
                Table.Cell.number(rate.among()),
                Table.Cell.text(kind.among()));
    }

    private static Table.Cell percent(Rate rate) {
        return rate.among() == 0
                ? Table.Cell.text("—")
                : Table.Cell.number(rate.value(), rate.percent());
    }

    private static Table units(YearlyReport report) {
        List<RateKind> kinds = Arrays.stream(RateKind.values()).filter(RateKind::byUnit).toList();
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.Column.text("unit", "承办单位"));
        columns.add(Table.Column.number("all", "承办件"));
        kinds.forEach(kind -> columns.add(Table.Column.number(kind.name(), kind.label())));
        List<Table.Row> rows = new ArrayList<>();
        report.byUnit()
                .forEach((unit, rates) -> {
                    List<Table.Cell> cells = new ArrayList<>();
                    cells.add(Table.Cell.text(unit));
                    cells.add(Table.Cell.number(report.handovers(unit)));
                    for (RateKind kind : kinds) {
                        Rate rate = rates.getOrDefault(kind, new Rate(0, 0));
                        String of = rate.among() == 0 ? "" : rate.counted() + "/" + rate.among();
                        cells.add(percent(rate).small(of));
                    }
                    rows.add(new Table.Row("", cells));
                });
        return new Table(columns, rows);
    }

    @Needs("deputies.see")
    @GetMapping(value = PATH, params = "format=xlsx")
    void export(
            Actor actor,
            @RequestParam(defaultValue = "0") int year,
            @RequestParam(defaultValue = "") String part,
            HttpServletResponse response)
            throws IOException {
        YearlyReport report = report(actor, year);
        boolean units = part.equals("units");
        Spreadsheet.send(
                response,
                report.year() + "年代表建议办理" + (units ? "（各单位）" : "情况"),
                units ? units(report) : rates(report));
    }

    /** The report in the layout of official documents, docx or PDF. */
    @Needs("deputies.see")
    @GetMapping(PATH + "/paper")
    ResponseEntity<byte[]> paper(
            Actor actor,
            @RequestParam(defaultValue = "0") int year,
            @RequestParam(defaultValue = "docx") String format) {
        YearlyReport report = report(actor, year);
        return OfficialPaper.answer(
                YearlyPaper.of(report, access.congressName(actor.home())),
                report.year() + "年代表建议办理情况报告",
                format);
    }

    /** What a rate counts, one by one. */
    @Needs("deputies.see")
    @GetMapping(PATH + "/list")
    ModelAndView list(
            Actor actor,
            @RequestParam(defaultValue = "0") int year,
            @RequestParam(defaultValue = "") String rate,
            HttpServletRequest request) {
        RateKind kind = kind(rate);
        ListQuery query = ListQuery.of(request);
        List<RateItem> items = chosen(report(actor, year), kind, query);
        List<RateItem> shown = items.stream().skip(query.offset()).limit(query.size()).toList();
        Map<String, String> counted = new LinkedHashMap<>();
        counted.put("yes", "计入分子");
        counted.put("no", "未计入分子");
        ModelAndView page =
                ListPage.of(kind.label() + "名单", query, table(shown), items.size())
                        .filters(List.of(query.choose("counted", "计入", counted)))
                        .in("deputies/report-list");
        return page.addObject("kind", kind).addObject("year", year);
    }

    private static List<RateItem> chosen(YearlyReport report, RateKind kind, ListQuery query) {
        String counted = query.filter("counted");
        return report.items(kind).stream()
                .filter(one -> counted.isEmpty() || one.counted() == counted.equals("yes"))
                .toList();
    }

    private static RateKind kind(String given) {
        return Arrays.stream(RateKind.values())
                .filter(one -> one.name().equals(given))
                .findFirst()
                .orElseThrow(() -> new Refusal("没有这项指标。"));
    }

    private static Table table(List<RateItem> items) {
        return new Table(
                List.of(
                        Table.Column.text("title", "建议"),
                        Table.Column.text("number", "编号"),
                        Table.Column.text("unit", "承办单位"),
                        Table.Column.text("counted", "计入分子")),
                items.stream()
                        .map(one ->
                                Table.Row.of(
                                        "",
                                        Table.Cell.link(
                                                one.title(),
                                                "/deputies/suggestions/" + one.suggestion()),
                                        Table.Cell.text(one.number()),
                                        Table.Cell.text(one.unit()),
                                        Table.Cell.status(
                                                one.counted()
                                                        ? StatusWord.green("是")
                                                        : StatusWord.grey("否"))))
                        .toList());
    }
}
