package org.openrenda.deputies.dutyreports;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Grant;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.NavEntry;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** DutyReports: the plan of the clerks, a deputy's own, and one with its ratings. */
@Controller
class DutyReportPages {

    private static final int DEPUTIES_SHOWN = 200;

    private final DutyReports reports;
    private final DutyRatings ratings;
    private final ReportBallots ballots;
    private final Access access;
    private final Calendar calendar;

    DutyReportPages(
            DutyReports reports,
            DutyRatings ratings,
            ReportBallots ballots,
            Access access,
            Calendar calendar) {
        this.reports = reports;
        this.ratings = ratings;
        this.ballots = ballots;
        this.access = access;
        this.calendar = calendar;
    }

    @Bean
    static NavEntry dutyReportsOfAll() {
        return NavEntry.desk("代表", "述职", "/deputies/duty-reports", 364).needing("deputies.see");
    }

    @Bean
    static NavEntry dutyReportsOfMine() {
        return NavEntry.desk("代表", "我的述职", "/deputies/duty-reports/mine", 366)
                .needing("deputies.own-record");
    }

    @Needs("deputies.see")
    @GetMapping("/deputies/duty-reports")
    ModelAndView list(Actor actor, HttpServletRequest request, Model model) {
        boolean plans = actor.may(DeputiesPermission.KEEP_RECORD, actor.home());
        model.addAttribute(
                "deputies",
                !plans
                        ? List.of()
                        : access.holders(Role.DEPUTY, actor.home(), "", DEPUTIES_SHOWN).stream()
                                .map(one -> Option.of(one.id().toString(), one.displayName()))
                                .toList());
        boolean sees = actor.may(DeputiesPermission.SEE, actor.home());
        List<Report> all = sees ? reports.all(actor, actor.home()) : List.of();
        return ListPage.whole("述职和履职报告", ListQuery.of(request), table(all), "kind", "stage", "year")
                .in("deputies/dutyreports/list");
    }

    private static Table table(List<Report> all) {
        return new Table(
                List.of(
                        Table.Column.text("name", "代表").sortable(),
                        Table.Column.text("kind", "类别"),
                        Table.Column.text("year", "年度").sortable(),
                        Table.Column.text("planned", "述职日期"),
                        Table.Column.text("place", "地点"),
                        Table.Column.text("stage", "进度")),
                all.stream()
                        .map(one ->
                                Table.Row.of(
                                        "",
                                        one.stage() == ReportStage.DRAFT
                                                ? Table.Cell.text(one.name())
                                                : Table.Cell.link(
                                                        one.name(), DutyReports.address(one.id())),
                                        Table.Cell.text(one.kind().label()),
                                        Table.Cell.text(one.year() + "年"),
                                        Table.Cell.text(Dates.full(one.plannedOn())),
                                        Table.Cell.text(one.place()),
                                        Table.Cell.status(status(one.stage()))))
                        .toList());
    }

    static StatusWord status(ReportStage stage) {
        return switch (stage) {
            case PLANNED -> StatusWord.amber(stage.label());
            case DRAFT -> StatusWord.grey(stage.label());
            case PUBLISHED -> StatusWord.blue(stage.label());
            case RATED -> StatusWord.green(stage.label());
        };
    }

    @Needs("deputies.keep-record")
    @PostMapping("/deputies/duty-reports/plan")
    String plan(
            Actor actor,
            @RequestParam(defaultValue = "") List<Long> deputies,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String place,
            RedirectAttributes redirect) {
        if (deputies.isEmpty()) {
            throw Refusal.of("deputies", "请至少选择一名代表。");
        }
        reports.plan(
                actor,
                actor.home(),
                deputies.stream().map(AccountId::new).toList(),
                day(on),
                place);
        redirect.addFlashAttribute("notice", "已安排 " + deputies.size() + " 名代表述职，代表收到待办。");
        return "redirect:/deputies/duty-reports";
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.of("on", "请填写日期。");
        }
    }

    @Needs("deputies.own-record")
    @GetMapping("/deputies/duty-reports/mine")
    String mine(Actor actor, Model model) {
        model.addAttribute("reports", reports.own(actor));
        model.addAttribute("year", calendar.today().getYear());
        return "deputies/dutyreports/mine";
    }

    @Needs("deputies.own-record")
    @PostMapping("/deputies/duty-reports")
    String begin(
            Actor actor,
            @RequestParam(defaultValue = "") String year,
            RedirectAttributes redirect) {
        if (!year.matches("20[0-9]{2}")) {
            throw Refusal.of("year", "请填写年份。");
        }
        CongressId at =
                actor.grants().stream()
                        .filter(grant -> grant.role() == Role.DEPUTY)
                        .map(Grant::congress)
                        .findFirst()
                        .orElse(actor.home());
        ReportId id = reports.begin(actor, at, Integer.parseInt(year));
        redirect.addFlashAttribute("notice", "已按履职档案写出初稿，请修改后公布。");
        return "redirect:" + DutyReports.address(id);
    }

    @Needs({"deputies.see", "deputies.own-record"})
    @GetMapping("/deputies/duty-reports/{id}")
    String report(Actor actor, @PathVariable long id, Model model) {
        Report report = reports.report(actor, new ReportId(id));
        boolean own = report.account().equals(actor.account());
        model.addAttribute("report", report);
        model.addAttribute("own", own);
        boolean rates =
                report.stage().allows(ReportAct.RATE)
                        && actor.may(DeputiesPermission.KEEP_RECORD, report.congress());
        List<ReportBallot> held = ballots.of(report);
        model.addAttribute("ballots", held);
        model.addAttribute("takes", rates);
        model.addAttribute("mayRate", rates && held.stream().noneMatch(ReportBallot::stands));
        model.addAttribute(
                "together",
                rates
                        ? ratings.together(actor, report).stream()
                                .map(one -> Option.of(one.id().toString(), one.name()))
                                .toList()
                        : List.of());
        return "deputies/dutyreports/report";
    }

    @Needs("deputies.own-record")
    @PostMapping("/deputies/duty-reports/{id}/draft")
    String draft(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        reports.draft(actor, new ReportId(id));
        return back(id, redirect, "已按履职档案重新写出初稿。");
    }

    @Needs("deputies.own-record")
    @PostMapping("/deputies/duty-reports/{id}/text")
    String write(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect) {
        reports.write(actor, new ReportId(id), text);
        return back(id, redirect, "已保存。");
    }

    @Needs("deputies.own-record")
    @PostMapping("/deputies/duty-reports/{id}/publication")
    String publish(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        reports.publish(actor, new ReportId(id));
        return back(id, redirect, "已公布，任何人可以在您的公开页读到。");
    }

    @Needs("deputies.keep-record")
    @PostMapping("/deputies/duty-reports/{id}/rating")
    String rate(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        List<AspectCount> counts = new ArrayList<>();
        for (Aspect aspect : Aspect.values()) {
            counts.add(
                    new AspectCount(
                            aspect,
                            number(request, aspect.name() + "-satisfied"),
                            number(request, aspect.name() + "-basically"),
                            number(request, aspect.name() + "-dissatisfied")));
        }
        reports.rate(actor, new ReportId(id), number(request, "voters"), counts);
        return back(id, redirect, "已登记评议结果，并书面告知代表本人。");
    }

    private static int number(HttpServletRequest request, String name) {
        String given = request.getParameter(name);
        if (given == null || !given.strip().matches("[0-9]{1,6}")) {
            throw Refusal.of(name, "请填写每一项的票数，没有的填 0。");
        }
        return Integer.parseInt(given.strip());
    }

    private static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/deputies/duty-reports/" + id;
    }
}
