package org.openrenda.deputies.rota;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the monthly receptions of all stations are looked over, and a day gets another deputy. */
@Controller
class ThemePages {

    private final Themes themes;
    private final Rota rota;

    ThemePages(Themes themes, Rota rota) {
        this.themes = themes;
        this.rota = rota;
    }

    @Needs("deputies.see")
    @GetMapping("/deputies/stations/themes")
    ModelAndView gaps(Actor actor, HttpServletRequest request) {
        ListQuery query = ListQuery.of(request);
        boolean next = query.filter("month").equals("next");
        List<ThemeGap> gaps = themes.gaps(actor, actor.home(), next);
        ListPage list = ListPage.whole("主题接待", query, table(gaps), "missing");
        List<ListQuery.Filter> filters = new java.util.ArrayList<>(list.filters());
        filters.add(0, query.choose("month", "月份", Map.of("next", "下月")));
        return list.filters(filters).in("deputies/station-themes");
    }

    private static Table table(List<ThemeGap> gaps) {
        return new Table(
                List.of(
                        Table.Column.text("name", "联络站").sortable(),
                        Table.Column.text("month", "月份"),
                        Table.Column.number("planned", "已排主题接待").sortable(),
                        Table.Column.number("asked", "应排"),
                        Table.Column.text("missing", "还差")),
                gaps.stream()
                        .map(gap ->
                                Table.Row.of(
                                        "",
                                        Table.Cell.link(
                                                gap.name(), "/deputies/stations/" + gap.station()),
                                        Table.Cell.text(
                                                gap.month().getYear()
                                                        + " 年 "
                                                        + gap.month().getMonthValue()
                                                        + " 月"),
                                        Table.Cell.number(gap.planned()),
                                        Table.Cell.number(gap.asked()),
                                        Table.Cell.status(
                                                gap.missing() == 0
                                                        ? StatusWord.green("已达到")
                                                        : StatusWord.amber(
                                                                "差 " + gap.missing() + " 次"))))
                        .toList());
    }

    @Needs("deputies.keep")
    @PostMapping("/deputies/rota/{id}/deputies")
    String add(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long deputy,
            @RequestParam(defaultValue = "0") long station,
            RedirectAttributes redirect) {
        if (deputy <= 0) {
            throw Refusal.of("deputy", "请选择代表。");
        }
        rota.add(actor, new RotaId(id), new AccountId(deputy));
        redirect.addFlashAttribute("notice", "已安排，并通知这位代表。");
        return "redirect:/deputies/stations/" + station;
    }
}
