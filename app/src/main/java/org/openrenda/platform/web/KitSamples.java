package org.openrenda.platform.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.platform.web.StatusWord.Tone;

/** Invented matters of an invented city, long and short, for looking at the kit. */
public record KitSamples(
        List<Figure> figures,
        List<Matter.Todo> todos,
        Matter matter,
        Chart months,
        Chart districts,
        Chart outcomes,
        Table hot,
        Map<String, String> statuses,
        Map<String, String> units,
        List<FormField.Option> unitOptions,
        LegalBasis basis) {

    static final int PROBLEMS = 237;

    private static final LegalBasis BASIS =
            LegalBasis.of("监督法第十九条", "常务委员会组成人员对专项工作报告的审议意见交由本级人民政府、监察委员会、" + "人民法院或者人民检察院研究处理。")
                    .setting("研究处理情况应在 3 个月内报告（云澜市人大常委会议事规则）。")
                    .at("/kit/matter");

    private static final List<String> PROBLEM_TITLES =
            List.of(
                    "望江街道部分老旧小区二次供水水压不足，夏季高峰时段六楼以上住户用水困难",
                    "青石路夜间施工扰民反复投诉",
                    "农村公路养护责任未落实到乡镇",
                    "校外托管机构消防通道被占用",
                    "城南片区公交末班车过早，晚班职工和晚自习学生回家不便",
                    "物业维修资金使用不公开",
                    "电动自行车充电设施不足，飞线充电屡禁不止");
    private static final List<String> UNITS =
            List.of("市住房和城乡建设局", "市城市管理局", "市交通运输局", "市教育局", "云溪区人民政府");

    static KitSamples invented() {
        return new KitSamples(
                someFigures(),
                someTodos(),
                someMatter(),
                someMonths(),
                someDistricts(),
                someOutcomes(),
                someHot(),
                someStatuses(),
                someUnits(),
                someUnitOptions(),
                BASIS);
    }

    static ListPage problems(ListQuery query, int count) {
        var columns =
                List.of(
                        Table.Column.text("title", "问题").sortable(),
                        Table.Column.text("unit", "承办单位").sortable(),
                        Table.Column.number("tickets", "相关诉求").sortable(),
                        Table.Column.text("due", "办理期限").sortable(),
                        Table.Column.text("status", "状态"));
        var rows = new ArrayList<Table.Row>();
        var last = Math.min(count, query.offset() + query.size());
        for (int n = (int) query.offset(); n < last; n++) rows.add(problem(n));
        return ListPage.of("问题清单", query, new Table(columns, rows), count)
                .filters(
                        List.of(
                                query.choose("status", "状态", someStatuses()),
                                query.choose("unit", "承办单位", someUnits()),
                                query.dates("due", "办理期限")));
    }

    private static Table.Row problem(int n) {
        var due = LocalDate.of(2026, 11, 30).plusDays(n % 23L - 9);
        return Table.Row.of(
                n + 1,
                Table.Cell.link(PROBLEM_TITLES.get(n % PROBLEM_TITLES.size()), "/kit/matter")
                        .small("云人监〔2026〕" + (n + 1) + "号"),
                Table.Cell.text(UNITS.get(n % UNITS.size())),
                Table.Cell.number(17L + n * 131L % 1900),
                Table.Cell.text(Dates.full(due)),
                Table.Cell.status(Dates.due(n % 23L - 4, 5)));
    }

    private static Map<String, String> someStatuses() {
        var values = new LinkedHashMap<String, String>();
        values.put("open", "整改中");
        values.put("soon", "将到期");
        values.put("overdue", "已逾期");
        values.put("closed", "已销号");
        return values;
    }

    private static Map<String, String> someUnits() {
        var values = new LinkedHashMap<String, String>();
        for (int n = 0; n < UNITS.size(); n++) values.put("u" + n, UNITS.get(n));
        return values;
    }

    private static List<FormField.Option> someUnitOptions() {
        return someUnits().entrySet().stream()
                .map(u -> FormField.Option.of(u.getKey(), u.getValue()))
                .toList();
    }

    private static List<Figure> someFigures() {
        return List.of(
                Figure.of("tickets", "本月诉求", 12_400, "件")
                        .against("比上月", "−12%", Tone.GREEN)
                        .against("比去年同月", "+4%", Tone.RED)
                        .at("/kit/list"),
                Figure.of("overdue", "逾期问题", 3, "件")
                        .in(Tone.RED)
                        .against("比上月", "+1 件", Tone.RED)
                        .at("/kit/list"),
                Figure.of("solved", "解决率", "86.3", "%")
                        .against("比上月", "+1.2 个百分点", Tone.GREEN)
                        .at("/kit/list"),
                Figure.of("satisfied", "满意率", "91.0", "%").against("比上月", "持平").at("/kit/list"),
                Figure.of("topics", "在督议题", 7, "个").against("今年共", "19 个").at("/kit/list"));
    }

    private static List<Matter.Todo> someTodos() {
        return List.of(
                new Matter.Todo(
                        "核查整改报告", "老旧小区二次供水水压不足 · 市住房和城乡建设局", "/kit/matter", Dates.due(-2, 3)),
                new Matter.Todo(
                        "起草议题建议书", "电动自行车充电与消防安全，近三个月诉求 1,204 件", "/kit/form", Dates.due(1, 3)),
                new Matter.Todo("确认承办单位", "城南片区公交末班车时间", "/kit/matter", Dates.due(6, 3)));
    }

    private static Matter someMatter() {
        return new Matter(
                "望江街道部分老旧小区二次供水水压不足，夏季高峰时段六楼以上住户用水困难",
                "云人监〔2026〕12号",
                StatusWord.red("已逾期"),
                List.of(
                        Matter.Stage.done("交办", LocalDate.of(2026, 8, 3)),
                        Matter.Stage.done("签收", LocalDate.of(2026, 8, 5)),
                        Matter.Stage.now("整改", LocalDate.of(2026, 11, 20)),
                        Matter.Stage.next("核查", LocalDate.of(2026, 12, 4)),
                        Matter.Stage.next("代表评价", null),
                        Matter.Stage.next("销号", null)),
                new Matter.Next(
                        "提交整改报告", "市住房和城乡建设局", LocalDate.of(2026, 11, 20), Dates.due(-2, 3)),
                List.of(
                        Matter.Fact.of("监督议题", "城市供水安全").at("/kit/matter"),
                        Matter.Fact.of("监督形式", "听取专项工作报告").by(BASIS),
                        Matter.Fact.of("承办单位", "市住房和城乡建设局"),
                        Matter.Fact.of("督办机构", "市人大城建环资委"),
                        Matter.Fact.of("相关诉求", "1,204 件").at("/kit/list"),
                        Matter.Fact.of("公开", "全过程公开")),
                record());
    }

    private static List<Matter.Entry> record() {
        return List.of(
                Matter.Entry.of(LocalDateTime.of(2026, 8, 3, 9, 12), "市人大城建环资委 周敏", "交办给市住房和城乡建设局"),
                Matter.Entry.of(LocalDateTime.of(2026, 8, 5, 15, 40), "市住房和城乡建设局 何志远", "签收"),
                Matter.Entry.of(LocalDateTime.of(2026, 10, 20, 11, 5), "市住房和城乡建设局 何志远", "报告阶段进展")
                        .saying(
                                "已更换加压泵站 9 座，改造管网 14.6 公里。尚有翠柏、临江两个小区因产权单位"
                                        + "未达成一致，计划 11 月 15 日前完成协商。")
                        .with(
                                List.of(
                                        new Matter.FileLink("阶段进展报告.docx", "/kit", "1.2 MB"),
                                        new Matter.FileLink("泵站改造前后对比照片.zip", "/kit", "8.7 MB"))),
                Matter.Entry.of(LocalDateTime.of(2026, 11, 21, 8, 0), "系统", "整改期限已过，发出黄牌提醒")
                        .leadingTo(StatusWord.red("已逾期")));
    }

    private static Chart someMonths() {
        return Chart.of(
                        "months",
                        "供水类诉求与同类平均，2026 年各月（件）",
                        Chart.Kind.LINE,
                        "月份",
                        List.of("1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月"),
                        Chart.Series.of(
                                "供水",
                                List.of(
                                        310d, 280d, 330d, 362d, 420d, 611d, 840d, 790d, 402d,
                                        255d)),
                        Chart.Series.of(
                                        "全市其他诉求折算",
                                        List.of(
                                                305d, 290d, 318d, 340d, 371d, 455d, 520d, 510d,
                                                470d, 440d))
                                .as(Chart.Role.FAINT),
                        Chart.Series.of(
                                        "预计下限",
                                        List.of(
                                                260d, 250d, 270d, 290d, 320d, 390d, 450d, 440d,
                                                400d, 370d))
                                .as(Chart.Role.LOW),
                        Chart.Series.of(
                                        "预计上限",
                                        List.of(
                                                350d, 335d, 365d, 395d, 430d, 525d, 600d, 590d,
                                                540d, 510d))
                                .as(Chart.Role.HIGH))
                .marked("8月", "监督启动")
                .exportAt("/kit/list?format=xlsx");
    }

    private static Chart someDistricts() {
        return Chart.of(
                "districts",
                "每万人诉求，2026 年 10 月（件）",
                Chart.Kind.RANK,
                "区县",
                List.of("云溪区", "望江区", "青石区", "临山县", "南渡县", "双河县", "北塘区"),
                Chart.Series.of("每万人", List.of(41.2, 38.7, 30.1, 26.4, 22.0, 19.8, 15.3)));
    }

    private static Chart someOutcomes() {
        return Chart.of(
                "outcomes",
                "群众评价，近四个季度（件）",
                Chart.Kind.STACK,
                "季度",
                List.of("2025年四季度", "2026年一季度", "2026年二季度", "2026年三季度"),
                Chart.Series.of("满意", List.of(5120d, 4890d, 5660d, 6012d)).in(Tone.GREEN),
                Chart.Series.of("基本满意", List.of(902d, 870d, 811d, 760d)).in(Tone.AMBER),
                Chart.Series.of("不满意", List.of(410d, 388d, 352d, 301d)).in(Tone.RED));
    }

    private static Table someHot() {
        var columns =
                List.of(
                        Table.Column.text("what", "热点"),
                        Table.Column.number("count", "诉求"),
                        Table.Column.number("change", "比上月"));
        return new Table(
                columns,
                List.of(
                        hotRow(1, "翠柏小区停水", 214, "+186%"),
                        hotRow(2, "青石路夜间施工噪声", 171, "+42%"),
                        hotRow(3, "城南公交末班车", 133, "−8%"),
                        hotRow(4, "电动自行车飞线充电", 120, "+15%"),
                        hotRow(5, "南渡农贸市场占道", 88, "持平"),
                        hotRow(6, "双河镇垃圾清运不及时", 71, "+9%"),
                        hotRow(7, "北塘区校门口拥堵", 64, "−3%")));
    }

    private static Table.Row hotRow(int n, String what, long count, String change) {
        return Table.Row.of(
                n,
                Table.Cell.link(what, "/kit/matter"),
                Table.Cell.number(count),
                Table.Cell.number(BigDecimal.ZERO, change));
    }
}
