package org.openrenda.deputies.duty;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openrenda.deputies.DutyCategory;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Grant;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Choice;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.Spreadsheet;
import org.openrenda.platform.web.Table;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A deputy's own record: by year and category, each line with its evidence and a way to dispute.
 */
@Controller
class DutyPages {

    private static final int YEARS_SHOWN = 5;

    private final Duty duty;
    private final Calendar calendar;

    DutyPages(Duty duty, Calendar calendar) {
        this.duty = duty;
        this.calendar = calendar;
    }

    @Needs("deputies.own-record")
    @GetMapping("/deputies/duty/mine")
    String mine(
            Actor actor,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String category,
            Model model) {
        int at = year(year, calendar);
        List<DutyLine> lines = duty.own(actor, at);
        Map<DutyCategory, Integer> counts = counts(lines);
        model.addAttribute("year", at);
        model.addAttribute("years", years("/deputies/duty/mine", at, calendar));
        model.addAttribute("kinds", kinds(at, category, counts));
        model.addAttribute(
                "lines",
                lines.stream()
                        .filter(one -> category.isEmpty() || one.category().name().equals(category))
                        .toList());
        model.addAttribute("total", lines.size());
        model.addAttribute("disputes", duty.disputes(actor));
        model.addAttribute("hidden", duty.hidden(actor));
        model.addAttribute("shown", shown(actor));
        model.addAttribute("categories", options());
        model.addAttribute("pointsOn", duty.countsPoints(congress(actor)));
        model.addAttribute("points", duty.points(congress(actor), lines));
        return "deputies/duty/mine";
    }

    private List<Long> shown(Actor actor) {
        return actor.account() == null
                ? List.of()
                : duty.publicOf(actor.account()).lines().stream().map(DutyLine::id).toList();
    }

    static List<Option> options() {
        List<Option> options = new ArrayList<>();
        for (DutyCategory one : DutyCategory.values()) {
            options.add(Option.of(one.name(), one.label()));
        }
        return options;
    }

    static int year(String given, Calendar calendar) {
        int now = calendar.today().getYear();
        return given.matches("(19|20|21)[0-9]{2}") ? Integer.parseInt(given) : now;
    }

    static List<Choice> years(String path, int at, Calendar calendar) {
        List<Choice> years = new ArrayList<>();
        int now = calendar.today().getYear();
        for (int year = now; year > now - YEARS_SHOWN; year--) {
            years.add(Choice.of(year + "年", path + "?year=" + year, year == at));
        }
        return years;
    }

    private static List<Choice> kinds(int year, String chosen, Map<DutyCategory, Integer> counts) {
        String path = "/deputies/duty/mine?year=" + year;
        List<Choice> kinds = new ArrayList<>();
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        kinds.add(Choice.of("全部", path, chosen.isEmpty(), all));
        counts.forEach((category, count) ->
                kinds.add(
                        Choice.of(
                                category.label(),
                                path + "&category=" + category.name(),
                                category.name().equals(chosen),
                                count)));
        return kinds;
    }

    static Map<DutyCategory, Integer> counts(List<DutyLine> lines) {
        Map<DutyCategory, Integer> counts = new EnumMap<>(DutyCategory.class);
        lines.forEach(line -> counts.merge(line.category(), 1, Integer::sum));
        return counts;
    }

    /** Where this person is a deputy; the record page itself shows all of them together. */
    private static CongressId congress(Actor actor) {
        return actor.grants().stream()
                .filter(grant -> grant.role() == Role.DEPUTY)
                .map(Grant::congress)
                .findFirst()
                .orElse(actor.home());
    }

    @Needs("deputies.own-record")
    @GetMapping(value = "/deputies/duty/mine", params = "format=xlsx")
    void export(
            Actor actor,
            @RequestParam(defaultValue = "") String year,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        int at = year(year, calendar);
        Spreadsheet.send(response, at + "年履职档案", table(duty.own(actor, at)));
    }

    static Table table(List<DutyLine> lines) {
        return new Table(
                List.of(
                        Table.Column.text("on", "日期"),
                        Table.Column.text("category", "类别"),
                        Table.Column.text("text", "履职内容"),
                        Table.Column.text("evidence", "依据")),
                lines.stream()
                        .map(line ->
                                Table.Row.of(
                                        "",
                                        Table.Cell.text(Dates.full(line.on())),
                                        Table.Cell.text(line.category().label()),
                                        Table.Cell.text(line.text())
                                                .small(
                                                        line.corrected().isEmpty()
                                                                ? ""
                                                                : "经更正：" + line.corrected()),
                                        Table.Cell.link(
                                                line.evidence().title(),
                                                line.evidence().address())))
                        .toList());
    }

    @Needs("deputies.own-record")
    @PostMapping("/deputies/duty/lines/{line}/disputes")
    String dispute(
            Actor actor,
            @PathVariable long line,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect) {
        DisputeKind what = kind.equals("TWICE") ? DisputeKind.TWICE : DisputeKind.WRONG;
        long id = duty.dispute(actor, line, what, text);
        redirect.addFlashAttribute("notice", "已提出异议，代表工作机构核实后更正或者说明。");
        return "redirect:" + Duty.address(id);
    }

    @Needs("deputies.own-record")
    @PostMapping("/deputies/duty/disputes")
    String missing(
            Actor actor,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect) {
        long id = duty.missing(actor, congress(actor), text);
        redirect.addFlashAttribute("notice", "已提出，代表工作机构核实后补记或者说明。");
        return "redirect:" + Duty.address(id);
    }

    @Needs("deputies.own-record")
    @PostMapping("/deputies/duty/display")
    String display(
            Actor actor,
            @RequestParam(defaultValue = "") List<String> categories,
            RedirectAttributes redirect) {
        Set<DutyCategory> shown = EnumSet.noneOf(DutyCategory.class);
        for (DutyCategory one : DutyCategory.values()) {
            if (categories.contains(one.name())) {
                shown.add(one);
            }
        }
        duty.display(actor, shown);
        redirect.addFlashAttribute("notice", "已保存，公开页按您的选择显示。");
        return "redirect:/deputies/duty/mine";
    }

    @Needs("deputies.own-record")
    @PostMapping("/deputies/duty/lines/{line}/display")
    String show(
            Actor actor,
            @PathVariable long line,
            @RequestParam(defaultValue = "") String shown,
            RedirectAttributes redirect) {
        duty.show(actor, line, shown.equals("yes"));
        redirect.addFlashAttribute(
                "notice", shown.equals("yes") ? "这条已在公开页逐条显示。" : "这条不再逐条显示，只计入件数。");
        return "redirect:/deputies/duty/mine?year=" + duty.line(line).on().getYear();
    }

    @Needs({"deputies.own-record", "deputies.keep-record"})
    @GetMapping("/deputies/duty/disputes/{id}")
    String one(Actor actor, @PathVariable long id, Model model) {
        Dispute dispute = duty.dispute(actor, id);
        model.addAttribute("dispute", dispute);
        Long line = dispute.line();
        model.addAttribute("line", line == null || dispute.upheld() != null ? null : line(line));
        model.addAttribute(
                "mayAnswer",
                dispute.upheld() == null
                        && actor.may(
                                org.openrenda.deputies.DeputiesPermission.KEEP_RECORD,
                                dispute.congress()));
        model.addAttribute("categories", options());
        return "deputies/duty/dispute";
    }

    private DutyLine line(long id) {
        try {
            return duty.line(id);
        } catch (Refusal struckOff) {
            throw new Refusal("这条履职记录已经更正删去。");
        }
    }
}
