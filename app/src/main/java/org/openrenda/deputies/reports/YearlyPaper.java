package org.openrenda.deputies.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.platform.documents.OfficialDocument;
import org.openrenda.platform.documents.OfficialDocument.Block;
import org.openrenda.platform.documents.OfficialDocument.Grid;
import org.openrenda.platform.documents.OfficialDocument.Kind;
import org.openrenda.platform.documents.OfficialDocument.Paragraph;

/**
 * The yearly report as an official document (SUG-21, FMT-1): each rate with its two counts, each
 * unit's counts, and every case with what it counts for, so that each column of the list adds up to
 * the rate above it.
 */
final class YearlyPaper {

    private static final String IN_BOTH = "√";
    private static final String AMONG_ONLY = "×";
    private static final String NEITHER = "—";

    private final YearlyReport report;

    private YearlyPaper(YearlyReport report) {
        this.report = report;
    }

    /** The report of a congress as it stood on the day. */
    static OfficialDocument of(YearlyReport report, String congress) {
        YearlyPaper paper = new YearlyPaper(report);
        List<Block> body = new ArrayList<>();
        body.add(Paragraph.heading("一、总体情况"));
        body.add(Paragraph.text(paper.summary()));
        body.add(Paragraph.heading("二、办理指标"));
        body.add(paper.rates());
        body.add(Paragraph.heading("三、各承办单位"));
        body.add(Paragraph.text("每格是分子和分母；没有可以计算的写“—”。"));
        body.add(paper.units());
        body.add(Paragraph.heading("四、逐件清单"));
        String key = "“√”计入分子和分母，“×”只计入分母，“—”不计入；评价有多次的写次数。";
        body.add(Paragraph.text(key));
        body.add(new Paragraph(Kind.SUBHEADING, "（一）按建议计的指标"));
        body.add(paper.list(false));
        body.add(new Paragraph(Kind.SUBHEADING, "（二）按承办单位计的指标"));
        body.add(paper.list(true));
        return new OfficialDocument(
                congress + "常务委员会",
                "",
                "",
                report.year() + "年代表建议办理情况报告",
                "",
                body,
                congress + "常务委员会代表工作机构",
                report.today(),
                List.of());
    }

    private String summary() {
        long parts = report.parts().stream().filter(YearFacts.Part::stands).count();
        LocalDate day = report.today();
        return "%d年立案代表建议%d件（不含撤回），交由%d个单位办理，共%d件次。截至%d年%d月%d日，%s；%s；%s；%s。"
                .formatted(
                        report.year(),
                        report.wholes().size(),
                        report.byUnit().size(),
                        parts,
                        day.getYear(),
                        day.getMonthValue(),
                        day.getDayOfMonth(),
                        said(RateKind.CLOSED),
                        said(RateKind.ON_TIME),
                        said(RateKind.FIRST_SATISFIED),
                        said(RateKind.CONVERTED));
    }

    private String said(RateKind kind) {
        Rate rate = report.rate(kind);
        return rate.among() == 0
                ? kind.label() + "还没有可以计算的"
                : kind.label() + rate.percent() + "（" + counts(rate) + "）";
    }

    private static String counts(Rate rate) {
        return rate.among() == 0 ? NEITHER : rate.counted() + "/" + rate.among();
    }

    private Grid rates() {
        List<List<String>> rows = new ArrayList<>();
        for (RateKind kind : RateKind.values()) {
            Rate rate = report.rate(kind);
            rows.add(
                    List.of(
                            kind.label(),
                            rate.percent(),
                            Integer.toString(rate.counted()),
                            Integer.toString(rate.among()),
                            kind.counted(),
                            kind.among()));
        }
        return new Grid(
                List.of("指标", "比率", "分子", "分母", "分子是", "分母是"),
                List.of(9, 5, 4, 4, 17, 17),
                rows,
                true);
    }

    private static List<RateKind> kinds(boolean byUnit) {
        return Arrays.stream(RateKind.values()).filter(one -> one.byUnit() == byUnit).toList();
    }

    private static String brief(RateKind kind) {
        return kind.label().replace("率", "");
    }

    private Grid units() {
        List<RateKind> kinds = kinds(true);
        List<String> head = new ArrayList<>(List.of("承办单位", "承办件"));
        List<Integer> widths = new ArrayList<>(List.of(12, 4));
        kinds.forEach(kind -> {
            head.add(brief(kind));
            widths.add(4);
        });
        List<List<String>> rows = new ArrayList<>();
        report.byUnit()
                .forEach((unit, rates) -> {
                    List<String> row = new ArrayList<>();
                    row.add(unit);
                    row.add(Integer.toString(report.handovers(unit)));
                    kinds.forEach(
                            kind -> row.add(counts(rates.getOrDefault(kind, new Rate(0, 0)))));
                    rows.add(row);
                });
        return new Grid(head, widths, rows, true);
    }

    private record Case(String number, String title, String unit) {}

    /** One line a case, one column a rate. */
    private Grid list(boolean byUnit) {
        List<RateKind> kinds = kinds(byUnit);
        Map<Case, Map<RateKind, List<RateItem>>> cases = new LinkedHashMap<>();
        if (!byUnit) {
            report.wholes()
                    .forEach(one ->
                            cases.put(
                                    new Case(one.number(), one.title(), ""),
                                    new LinkedHashMap<>()));
        }
        for (RateKind kind : kinds) {
            for (RateItem one : report.items(kind)) {
                cases.computeIfAbsent(
                                new Case(one.number(), one.title(), one.unit()),
                                key -> new LinkedHashMap<>())
                        .computeIfAbsent(kind, key -> new ArrayList<>())
                        .add(one);
            }
        }
        List<String> head = new ArrayList<>(List.of("编号", "建议"));
        List<Integer> widths = new ArrayList<>(List.of(14, byUnit ? 12 : 27));
        if (byUnit) {
            head.add("承办单位");
            widths.add(10);
        }
        kinds.forEach(kind -> {
            head.add(brief(kind));
            widths.add(4);
        });
        List<List<String>> rows = new ArrayList<>();
        cases.forEach((key, items) -> rows.add(row(key, items, kinds, byUnit)));
        return new Grid(head, widths, rows, true);
    }

    private static List<String> row(
            Case key, Map<RateKind, List<RateItem>> items, List<RateKind> kinds, boolean byUnit) {
        List<String> row = new ArrayList<>(List.of(key.number(), key.title()));
        if (byUnit) {
            row.add(key.unit());
        }
        kinds.forEach(kind -> row.add(mark(items.getOrDefault(kind, List.of()))));
        return row;
    }

    private static String mark(List<RateItem> items) {
        if (items.size() == 1) {
            return items.getFirst().counted() ? IN_BOTH : AMONG_ONLY;
        }
        return items.isEmpty() ? NEITHER : counts(YearlyReport.rate(items));
    }
}
