package org.openrenda.screens;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.openrenda.congress.Area;
import org.openrenda.congress.Congress;
import org.openrenda.hotline.counts.Counts;
import org.openrenda.hotline.counts.DayPoint;
import org.openrenda.hotline.counts.Line;
import org.openrenda.hotline.counts.Measure;
import org.openrenda.hotline.counts.Slice;
import org.openrenda.hotline.issues.Issue;
import org.openrenda.hotline.issues.Issues;
import org.openrenda.hotline.topics.Topics;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.web.Chart;
import org.openrenda.platform.web.Figure;
import org.openrenda.platform.web.Numbers;
import org.openrenda.platform.web.Table;
import org.springframework.stereotype.Component;

/** What the city voice screen shows, read from the counts. */
@Component
class VoiceFigures {

    private static final int TREND_DAYS = 30;
    private static final int TOPICS_SHOWN = 8;
    private static final int ISSUES_SHOWN = 5;

    private final Counts counts;
    private final Issues issues;
    private final Topics topics;
    private final Congress congress;
    private final Calendar calendar;
    private final Parameters parameters;

    VoiceFigures(
            Counts counts,
            Issues issues,
            Topics topics,
            Congress congress,
            Calendar calendar,
            Parameters parameters) {
        this.counts = counts;
        this.issues = issues;
        this.topics = topics;
        this.congress = congress;
        this.calendar = calendar;
        this.parameters = parameters;
    }

    /** At most seven, each opening the board or the list behind it. */
    List<Figure> figures(List<Long> congresses) {
        LocalDate today = calendar.today();
        YearMonth now = YearMonth.from(today);
        Slice month = new Slice(congresses, now, "", "", -1);
        Measure last = counts.total(new Slice(congresses, now.minusMonths(1), "", "", -1));
        List<DayPoint> days = counts.days(month, today.minusDays(1), today);
        int weight = parameters.standard("hotline.rate.basically").value();
        return List.of(
                Figure.of("today", "今日诉求", days.getLast().tickets(), "件")
                        .against("昨日", Numbers.plain(days.getFirst().tickets()) + " 件")
                        .at("/hotline/tickets?day-from=" + today + "&day-to=" + today),
                Figure.of("month", "本月诉求", counts.total(month).tickets(), "件")
                        .at("/hotline/board?month=" + now),
                Figure.of("last", "上月诉求", last.tickets(), "件")
                        .against("环比", Numbers.change(last.before(), last.tickets()))
                        .against("同比", Numbers.change(last.yearAgo(), last.tickets()))
                        .at("/hotline/board?month=" + now.minusMonths(1)),
                rate("response", "上月响应率", last.responseRate(), now),
                rate("resolution", "上月解决率", last.resolutionRate(), now),
                rate("satisfaction", "上月满意率", last.satisfactionRate(weight), now));
    }

    private static Figure rate(String key, String label, double rate, YearMonth now) {
        return Figure.of(key, label, rate < 0 ? "—" : Numbers.percent(rate), "")
                .at("/hotline/board?by=unit&month=" + now.minusMonths(1));
    }

    Chart trend(List<Long> congresses) {
        LocalDate today = calendar.today();
        Slice slice = new Slice(congresses, YearMonth.from(today), "", "", -1);
        List<DayPoint> days = counts.days(slice, today.minusDays(TREND_DAYS), today.minusDays(1));
        List<Double> values = new ArrayList<>();
        days.forEach(day -> values.add((double) day.tickets()));
        return Chart.of(
                "days",
                "近 30 天每日诉求",
                Chart.Kind.LINE,
                "日期",
                days.stream().map(day -> day.day().toString().substring(5)).toList(),
                Chart.Series.of("件数", values));
    }

    Chart ranking(List<Long> congresses) {
        YearMonth month = YearMonth.from(calendar.today()).minusMonths(1);
        List<Line> lines =
                counts.byTopic(new Slice(congresses, month, "", "", -1)).stream()
                        .limit(TOPICS_SHOWN)
                        .toList();
        List<Double> values = new ArrayList<>();
        lines.forEach(line -> values.add((double) line.measure().tickets()));
        return Chart.of(
                "topics",
                "上月诉求最多的议题",
                Chart.Kind.RANK,
                "议题",
                lines.stream().map(line -> topics.name(line.key())).toList(),
                Chart.Series.of("件数", values));
    }

    Table hottest(List<Long> congresses) {
        List<Table.Row> rows = new ArrayList<>();
        for (Issue issue : issues.hottest(congresses, "", "", ISSUES_SHOWN)) {
            rows.add(
                    Table.Row.of(
                            "",
                            Table.Cell.link(issue.name(), "/hotline/issues/" + issue.id()),
                            Table.Cell.text(areaName(issue.areaCode())),
                            Table.Cell.number(issue.callers()),
                            Table.Cell.text(issue.phaseLabel())));
        }
        return new Table(
                List.of(
                        Table.Column.text("name", "热点"),
                        Table.Column.text("area", "区域"),
                        Table.Column.number("callers", "人数"),
                        Table.Column.text("phase", "态势")),
                rows);
    }

    private String areaName(String code) {
        return congress.areas().stream()
                .filter(area -> area.code().equals(code))
                .map(Area::name)
                .findFirst()
                .orElse("");
    }
}
