package org.openrenda.hotline;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openrenda.hotline.counts.Counts;
import org.openrenda.hotline.counts.Line;
import org.openrenda.hotline.counts.Slice;
import org.openrenda.hotline.topics.Topics;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Needs;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Choice;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Shell;
import org.openrenda.platform.web.Spreadsheet;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The city voice board: how much, how it changed, how well it was answered, and what stands out. */
@Controller
class BoardPages {

    private static final int TREND_MONTHS = 24;
    private static final List<String> WAYS = List.of("topic", "area", "unit");

    private final Counts counts;
    private final BoardSheet sheet;
    private final Topics topics;
    private final Calendar calendar;

    BoardPages(Counts counts, BoardSheet sheet, Topics topics, Calendar calendar) {
        this.counts = counts;
        this.sheet = sheet;
        this.topics = topics;
        this.calendar = calendar;
    }

    @Needs("hotline.board")
    @GetMapping("/hotline/board")
    String board(Actor actor, HttpServletRequest request, Model model) {
        ListQuery query = ListQuery.of(request);
        List<Long> congresses = actor.seen().stream().map(CongressId::value).toList();
        Optional<YearMonth[]> span = counts.span(congresses);
        model.addAttribute("query", query);
        if (span.isEmpty()) {
            model.addAttribute("mayImport", actor.may(HotlinePermission.IMPORT));
            return "hotline/board-empty";
        }
        Slice slice = slice(query, congresses, span.get());
        String way = way(query);
        List<Line> lines = lines(slice, way);
        model.addAttribute("slice", slice);
        model.addAttribute("lead", sheet.lead(slice));
        model.addAttribute("crumbs", crumbs(query));
        model.addAttribute("figures", sheet.figures(slice, counts.total(slice), actor.home()));
        model.addAttribute("ways", ways(query, way));
        model.addAttribute("months", months(query, slice, span.get()));
        model.addAttribute("table", sheet.table(query, slice, way, lines, actor.home()));
        model.addAttribute("trend", sheet.trend(slice, counts.months(slice, TREND_MONTHS)));
        model.addAttribute("issues", sheet.issues(slice));
        model.addAttribute("alerts", sheet.alerts(slice));
        model.addAttribute("mayPropose", actor.may(HotlinePermission.PROPOSE));
        return "hotline/board";
    }

    @Needs("hotline.board")
    @GetMapping(value = "/hotline/board", params = "format=xlsx")
    void export(Actor actor, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ListQuery query = ListQuery.of(request);
        List<Long> congresses = actor.seen().stream().map(CongressId::value).toList();
        YearMonth now = YearMonth.from(calendar.today());
        YearMonth[] span = counts.span(congresses).orElse(new YearMonth[] {now, now});
        Slice slice = slice(query, congresses, span);
        String way = way(query);
        Spreadsheet.send(
                response,
                "民声看板 " + slice.month(),
                sheet.table(query, slice, way, lines(slice, way), actor.home()));
    }

    private List<Line> lines(Slice slice, String way) {
        return switch (way) {
            case "area" -> counts.byArea(slice);
            case "unit" -> counts.byUnit(slice);
            default -> counts.byTopic(slice);
        };
    }

    private static String way(ListQuery query) {
        return WAYS.contains(query.filter("by")) ? query.filter("by") : "topic";
    }

    /** The month asked for; otherwise the last one that is over, so that it compares fairly. */
    private Slice slice(ListQuery query, List<Long> congresses, YearMonth[] span) {
        YearMonth now = YearMonth.from(calendar.today());
        YearMonth month = span[1].isBefore(now) ? span[1] : now.minusMonths(1);
        if (month.isBefore(span[0])) {
            month = span[1];
        }
        try {
            month = YearMonth.parse(query.filter("month"));
        } catch (DateTimeException notAMonth) {
            // The address names no month: the default stands.
        }
        String unit = query.filter("unit");
        return new Slice(
                congresses,
                month,
                digits(query.filter("topic")),
                digits(query.filter("area")),
                unit.matches("[0-9]{1,18}") ? Long.parseLong(unit) : -1);
    }

    private static String digits(String text) {
        return text.matches("[0-9]{0,12}") ? text : "";
    }

    private List<Shell.Crumb> crumbs(ListQuery query) {
        List<Shell.Crumb> crumbs = new ArrayList<>();
        String topic = digits(query.filter("topic"));
        if (!topic.isEmpty()) {
            crumbs.add(Shell.Crumb.of("全部议题", query.without("topic").toUrl()));
        }
        for (int end = 2; end < topic.length(); end += 2) {
            String code = topic.substring(0, end);
            crumbs.add(Shell.Crumb.of(topics.name(code), query.with("topic", code).toUrl()));
        }
        return crumbs;
    }

    private static List<Choice> ways(ListQuery query, String way) {
        return List.of(
                Choice.of("按议题", query.with("by", "topic").toUrl(), way.equals("topic")),
                Choice.of("按区域", query.with("by", "area").toUrl(), way.equals("area")),
                Choice.of("按单位", query.with("by", "unit").toUrl(), way.equals("unit")));
    }

    private static List<ListQuery.Filter> months(
            ListQuery query, Slice slice, YearMonth[] span) {
        Map<String, String> months = new LinkedHashMap<>();
        for (YearMonth month = span[1];
                !month.isBefore(span[0]) && months.size() < TREND_MONTHS;
                month = month.minusMonths(1)) {
            months.put(month.toString(), month.getYear() + "年" + month.getMonthValue() + "月");
        }
        return List.of(
                query.with("month", slice.month().toString()).choose("month", "月份", months));
    }
}
