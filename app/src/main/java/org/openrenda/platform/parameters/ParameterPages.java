package org.openrenda.platform.parameters;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Fresh;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Table;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Every number of law and locality, with its source, and the congress's own setting. */
@Controller
class ParameterPages {

    private static final Map<String, String> UNITS =
            Map.of(
                    "DAY", "天",
                    "WORKDAY", "个工作日",
                    "MONTH", "个月",
                    "YEAR", "年",
                    "PERSON", "人",
                    "PERCENT", "%",
                    "PIECE", "个",
                    "MINUTE", "分钟",
                    "TIMES", "次",
                    "TICKET", "件");

    private final Parameters parameters;
    private final Clock clock;

    ParameterPages(Parameters parameters, Clock clock) {
        this.parameters = parameters;
        this.clock = clock;
    }

    @Needs("parameters.see")
    @GetMapping("/parameters")
    ModelAndView list(Actor actor, HttpServletRequest request) {
        boolean maySet = actor.may(ParametersPermission.SET, actor.home());
        List<Table.Column> columns =
                new ArrayList<>(
                        List.of(
                                Table.Column.text("label", "参数").sortable(),
                                Table.Column.number("value", "现行值").sortable(),
                                Table.Column.text("source", "依据").sortable(),
                                Table.Column.text("on", "生效").sortable(),
                                Table.Column.text("by", "谁定的").sortable()));
        if (maySet) {
            columns.add(Table.Column.text("set", "设置"));
        }
        List<Table.Row> rows =
                parameters.all(actor.home()).stream().map(one -> row(one, maySet)).toList();
        ListQuery query = ListQuery.of(request);
        return ListPage.whole("法定和本会参数", query, new Table(columns, rows), "by")
                .in("parameters/list");
    }

    private static Table.Row row(Parameter one, boolean maySet) {
        List<Table.Cell> cells = new ArrayList<>();
        String unit = UNITS.getOrDefault(one.unit(), one.unit());
        cells.add(Table.Cell.text(one.label()).small(one.key()));
        cells.add(Table.Cell.number(BigDecimal.valueOf(one.value()), one.value() + " " + unit));
        cells.add(Table.Cell.text(one.source()).small(one.rule()));
        cells.add(Table.Cell.day(one.effectiveOn()));
        cells.add(Table.Cell.text(one.congress() == null ? "默认" : "本会"));
        if (maySet) {
            cells.add(Table.Cell.link("设置", "/parameters/setting?key=" + one.key()));
        }
        return new Table.Row("", cells);
    }

    @Needs("parameters.set")
    @Fresh
    @GetMapping("/parameters/setting")
    String setting(Actor actor, @RequestParam(defaultValue = "") String key, Model model) {
        Parameter one =
                parameters.all(actor.home()).stream()
                        .filter(any -> any.key().equals(key))
                        .findFirst()
                        .orElseThrow(() -> new Refusal("没有这个参数。"));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
        model.addAttribute("one", one);
        model.addAttribute("unit", UNITS.getOrDefault(one.unit(), one.unit()));
        model.addAttribute(
                "form",
                Form.to("/parameters").value("value", "" + one.value()).value("on", "" + today));
        return "parameters/setting";
    }

    @Needs("parameters.set")
    @Fresh
    @PostMapping("/parameters")
    String set(
            Actor actor,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String on,
            RedirectAttributes redirect) {
        if (!value.matches("[0-9]{1,6}")) {
            throw Refusal.of("value", "数值应为整数。");
        }
        try {
            parameters.set(
                    actor, actor.home(), key, Integer.parseInt(value), source, LocalDate.parse(on));
        } catch (DateTimeParseException e) {
            throw Refusal.of("on", "请填写生效日期，例如 2026-12-01。");
        }
        redirect.addFlashAttribute("notice", "已设置，自生效日起适用于新发生的事项；此前的事项仍按原规定办理。");
        return "redirect:/parameters";
    }
}
