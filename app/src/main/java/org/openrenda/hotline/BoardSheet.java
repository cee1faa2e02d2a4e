package org.openrenda.hotline;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.congress.Area;
import org.openrenda.congress.Congress;
import org.openrenda.congress.Unit;
import org.openrenda.hotline.counts.Line;
import org.openrenda.hotline.counts.Measure;
import org.openrenda.hotline.counts.MonthPoint;
import org.openrenda.hotline.counts.Slice;
import org.openrenda.hotline.issues.Alert;
import org.openrenda.hotline.issues.Issue;
import org.openrenda.hotline.issues.Issues;
import org.openrenda.hotline.topics.Topics;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.web.Chart;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.Figure;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Numbers;
import org.openrenda.platform.web.StatusWord.Tone;
import org.openrenda.platform.web.Table;
import org.springframework.stereotype.Component;

/** Lays the counts out as figures, a table and a trend. */
@Component
class BoardSheet {

    private static final int ISSUES_SHOWN = 8;
    private static final int ALERTS_SHOWN = 8;

    private final Congress congress;
    private final Topics topics;
    private final Issues issues;
    private final Parameters parameters;

    BoardSheet(Congress congress, Topics topics, Issues issues, Parameters parameters) {
        this.congress = congress;
        this.topics = topics;
        this.issues = issues;
        this.parameters = parameters;
    }

    /** One sentence that says what is looked at. */
    String lead(Slice slice) {
        String topic = slice.topic().isEmpty() ? "全部议题" : topics.path(slice.topic());
        String area = slice.area().isEmpty() ? "" : "，" + areaName(slice.area());
        String unit = slice.unit() < 0 ? "" : "，" + units().getOrDefault(slice.unit(), "未确定责任单位");
        return monthName(slice.month()) + "，" + topic + area + unit + "。点件数可以打开背后的工单。";
    }

    private static String monthName(YearMonth month) {
        return month.getYear() + "年" + month.getMonthValue() + "月";
    }

    List<Figure> figures(Slice slice, Measure total, CongressId home) {
        int weight = parameters.of("hotline.rate.basically", home).value();
        return List.of(
                Figure.of("tickets", "诉求", total.tickets(), "件")
                        .against("环比", Numbers.change(total.before(), total.tickets()))
                        .against("同比", Numbers.change(total.yearAgo(), total.tickets()))
                        .at(tickets(slice, "", "")),
                rate("response", "响应率", total.responseRate(), total.visited()),
                rate("resolution", "解决率", total.resolutionRate(), total.visited()),
                rate("satisfaction", "满意率", total.satisfactionRate(weight), total.rated()),
                Figure.of("repeats", "重复诉求", total.repeats(), "件")
                        .against("占", shown(total.repeatRate())));
    }

    private static Figure rate(String key, String label, double rate, long base) {
        return Figure.of(key, label, shown(rate), "")
                .against("有效样本", Numbers.plain(base) + " 件", Tone.GREY);
    }

    private static String shown(double rate) {
        return rate < 0 ? "—" : Numbers.percent(rate);
    }

    Table table(ListQuery query, Slice slice, String way, List<Line> lines, CongressId home) {
        boolean byArea = way.equals("area");
        int weight = parameters.of("hotline.rate.basically", home).value();
        long all = lines.stream().mapToLong(line -> line.measure().tickets()).sum();
        Map<Long, String> units = way.equals("unit") ? units() : Map.of();
        Map<String, Area> areas = new HashMap<>();
        congress.areas().forEach(area -> areas.put(area.code(), area));
        List<Table.Row> rows = new ArrayList<>();
        for (Line line : lines) {
            Table.Cell name =
                    switch (way) {
                        case "area" -> areaCell(query, areas.get(line.key()), line.key());
                        case "unit" ->
                                Table.Cell.link(
                                        units.getOrDefault(Long.parseLong(line.key()), "未确定责任单位"),
                                        query.with("unit", line.key()).with("by", "topic").toUrl());
                        default -> topicCell(query, slice, line.key());
                    };
            rows.add(row(slice, way, line, name, all, weight, areas.get(line.key())));
        }
        return new Table(columns(byArea), rows);
    }

    private static List<Table.Column> columns(boolean byArea) {
        return List.of(
                Table.Column.text("name", byArea ? "区域" : "名称"),
                Table.Column.number("tickets", "件数"),
                Table.Column.number("share", byArea ? "每万人" : "占比"),
                Table.Column.number("mom", "环比"),
                Table.Column.number("yoy", "同比"),
                Table.Column.number("rank", "位次"),
                Table.Column.number("response", "响应率"),
                Table.Column.number("resolution", "解决率"),
                Table.Column.number("satisfaction", "满意率"),
                Table.Column.number("repeat", "重复率"));
    }

    private Table.Row row(
            Slice slice,
            String way,
            Line line,
            Table.Cell name,
            long all,
            int weight,
            @org.jspecify.annotations.Nullable Area area) {
        Measure m = line.measure();
        Table.Cell share =
                way.equals("area")
                        ? perTenThousand(m.tickets(), area)
                        : percent(all == 0 ? -1 : (double) m.tickets() / all);
        return Table.Row.of(
                "",
                name,
                Table.Cell.number(m.tickets()).at(tickets(slice, way, line.key())),
                share,
                Table.Cell.text(Numbers.change(m.before(), m.tickets())),
                Table.Cell.text(Numbers.change(m.yearAgo(), m.tickets())),
                Table.Cell.text(moved(line)),
                percent(m.responseRate()),
                percent(m.resolutionRate()),
                percent(m.satisfactionRate(weight)),
                percent(m.repeatRate()));
    }

    private static String moved(Line line) {
        if (line.rankBefore() == 0) {
            return line.rank() + "（新）";
        }
        int up = line.rankBefore() - line.rank();
        return line.rank() + (up == 0 ? "" : up > 0 ? "（升 " + up + "）" : "（降 " + -up + "）");
    }

    private static Table.Cell percent(double rate) {
        return rate < 0
                ? Table.Cell.text("—")
                : Table.Cell.number(
                        BigDecimal.valueOf(Math.round(rate * 10_000), 4), Numbers.percent(rate));
    }

    private static Table.Cell perTenThousand(
            long tickets, @org.jspecify.annotations.Nullable Area area) {
        if (area == null || area.population() == 0) {
            return Table.Cell.text("—");
        }
        double each = tickets * 10_000.0 / area.population();
        return Table.Cell.number(
                BigDecimal.valueOf(Math.round(each * 10), 1), Numbers.decimal(each, 1));
    }

    private Table.Cell topicCell(ListQuery query, Slice slice, String code) {
        boolean deeper = code.length() < 6 && code.length() > slice.topic().length();
        String name = topics.name(code);
        return deeper
                ? Table.Cell.link(name, query.with("topic", code).toUrl())
                : Table.Cell.text(name);
    }

    private Table.Cell areaCell(
            ListQuery query, @org.jspecify.annotations.Nullable Area area, String code) {
        if (area == null) {
            return Table.Cell.text(code.isEmpty() ? "未识别区域" : code);
        }
        return Table.Cell.link(area.name(), query.with("area", code).toUrl());
    }

    /** The list of tickets behind a number. */
    private static String tickets(Slice slice, String way, String key) {
        String topic = way.equals("topic") ? key : slice.topic();
        String area = way.equals("area") ? key : slice.area();
        String unit = way.equals("unit") ? key : slice.unit() < 0 ? "" : "" + slice.unit();
        StringBuilder address = new StringBuilder("/hotline/tickets?day-from=");
        address.append(slice.month().atDay(1))
                .append("&day-to=")
                .append(slice.month().atEndOfMonth());
        append(address, "topic", topic);
        append(address, "area", area);
        append(address, "unit", unit);
        return address.toString();
    }

    private static void append(StringBuilder address, String key, String value) {
        if (!value.isEmpty()) {
            address.append('&').append(key).append('=').append(value);
        }
    }

    Chart trend(Slice slice, List<MonthPoint> months) {
        List<String> points = months.stream().map(point -> point.month().toString()).toList();
        List<Double> values = new ArrayList<>();
        months.forEach(point -> values.add((double) point.tickets()));
        return Chart.of(
                "trend",
                "近 " + months.size() + " 个月诉求件数",
                Chart.Kind.LINE,
                "月份",
                points,
                Chart.Series.of("件数", values));
    }

    List<Issue> issues(Slice slice) {
        return issues.hottest(slice.congresses(), slice.topic(), slice.area(), ISSUES_SHOWN);
    }

    List<AlertLine> alerts(Slice slice) {
        return issues.alerts(slice.congresses(), slice.topic(), slice.area(), ALERTS_SHOWN).stream()
                .map(this::line)
                .toList();
    }

    AlertLine line(Alert alert) {
        String day = alert.day().toString();
        return new AlertLine(
                topics.name(alert.topicCode()) + " · " + areaName(alert.areaCode()),
                "%s 当日 %d 件，正常约 %s 件"
                        .formatted(
                                Dates.full(alert.day()),
                                alert.tickets(),
                                Numbers.decimal(alert.expected(), 1)),
                "/hotline/tickets?day-from="
                        + day
                        + "&day-to="
                        + day
                        + "&topic="
                        + alert.topicCode()
                        + "&area="
                        + alert.areaCode());
    }

    String areaName(String code) {
        return congress.areas().stream()
                .filter(area -> area.code().equals(code))
                .map(Area::name)
                .findFirst()
                .orElse("未识别区域");
    }

    private Map<Long, String> units() {
        Map<Long, String> names = new HashMap<>();
        names.put(0L, "未确定责任单位");
        congress.congresses()
                .forEach(one ->
                        congress.units(one.id())
                                .forEach(unit -> names.put(unit.id().value(), name(unit))));
        return names;
    }

    private static String name(Unit unit) {
        return unit.name();
    }
}
