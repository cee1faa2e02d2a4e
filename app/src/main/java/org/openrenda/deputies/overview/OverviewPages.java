package org.openrenda.deputies.overview;

import java.util.ArrayList;
import java.util.List;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.activities.Activities;
import org.openrenda.deputies.activities.Activity;
import org.openrenda.deputies.activities.ActivityStage;
import org.openrenda.deputies.activities.GroupGap;
import org.openrenda.deputies.dutyreports.DutyReports;
import org.openrenda.deputies.dutyreports.Report;
import org.openrenda.deputies.motions.MotionSearch;
import org.openrenda.deputies.motions.Motions;
import org.openrenda.deputies.suggestions.SuggestionSearch;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Needs;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Chart;
import org.openrenda.platform.web.Figure;
import org.openrenda.platform.web.NavEntry;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The leader's board of deputies' work; each figure opens the list it counts. */
@Controller
class OverviewPages {

    private static final List<SuggestionStage> SHOWN =
            List.of(
                    SuggestionStage.REVIEW,
                    SuggestionStage.NUMBERED,
                    SuggestionStage.PLANNED,
                    SuggestionStage.ASSIGNED,
                    SuggestionStage.REPLIED,
                    SuggestionStage.NEGOTIATING,
                    SuggestionStage.CLOSED);

    private final Suggestions suggestions;
    private final Motions motions;
    private final Activities activities;
    private final DutyReports reports;
    private final Calendar calendar;

    OverviewPages(
            Suggestions suggestions,
            Motions motions,
            Activities activities,
            DutyReports reports,
            Calendar calendar) {
        this.suggestions = suggestions;
        this.motions = motions;
        this.activities = activities;
        this.reports = reports;
        this.calendar = calendar;
    }

    @Bean
    static NavEntry overviewOfDeputies() {
        return NavEntry.desk("代表", "代表工作一览", "/deputies/overview", 305).needing("deputies.see");
    }

    @Needs("deputies.see")
    @GetMapping("/deputies/overview")
    String overview(Actor actor, Model model) {
        List<Long> seen = actor.seen().stream().map(CongressId::value).toList();
        int year = calendar.today().getYear();
        boolean sees = actor.may(DeputiesPermission.SEE, actor.home());
        List<GroupGap> groups = activities.gaps(actor.home(), year);
        List<Report> all = sees ? reports.all(actor, actor.home()) : List.of();
        model.addAttribute("year", year);
        model.addAttribute("figures", figures(actor, seen, groups, all, year));
        model.addAttribute("chart", chart(seen));
        model.addAttribute("stages", stages(seen));
        model.addAttribute("groups", groups(groups));
        return "deputies/overview/overview";
    }

    private List<Figure> figures(
            Actor actor, List<Long> seen, List<GroupGap> groups, List<Report> all, int year) {
        long open = suggestions.count(search(seen, "OPEN", ""));
        long late = suggestions.count(search(seen, "", "LATE"));
        long short1 = groups.stream().filter(one -> one.missing() > 0).count();
        List<Activity> held =
                activities.all(actor).stream()
                        .filter(one -> one.stage() == ActivityStage.HELD)
                        .filter(one -> one.startsAt().atZone(Calendar.ZONE).getYear() == year)
                        .toList();
        long came = held.stream().mapToLong(Activity::present).sum();
        long reported =
                all.stream().filter(one -> one.year() == year && one.publishedOn() != null).count();
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("open", "没有结束的建议", open, "件").at("/deputies/suggestions?stage=OPEN"));
        figures.add(
                Figure.of("late", "逾期未答复", late, "件")
                        .in(late > 0 ? StatusWord.Tone.RED : StatusWord.Tone.GREY)
                        .at("/deputies/suggestions?clock=LATE"));
        figures.add(
                Figure.of("motions", "没有结束的议案", motions.count(motions(seen)), "件")
                        .at("/deputies/motions?stage=OPEN"));
        figures.add(
                Figure.of("held", "今年举行的活动", held.size(), "次")
                        .against("签到", came + " 人次")
                        .at("/deputies/activities?stage=" + ActivityStage.HELD.label()));
        figures.add(
                Figure.of("gaps", "活动次数不足的小组", short1, "个")
                        .in(short1 > 0 ? StatusWord.Tone.AMBER : StatusWord.Tone.GREY)
                        .at("/deputies/activities"));
        figures.add(
                Figure.of("reports", "今年已公布履职报告", reported, "份")
                        .at("/deputies/duty-reports?year=" + year + "年"));
        return figures;
    }

    private static SuggestionSearch search(List<Long> seen, String stage, String clock) {
        return new SuggestionSearch(
                seen, stage, "", "", 0, 0, "", "", clock, false, "submitted", true, 0, 1);
    }

    private static MotionSearch motions(List<Long> seen) {
        return new MotionSearch(seen, "OPEN", "", 0, 0, false, "submitted", true, 0, 1);
    }

    private Chart chart(List<Long> seen) {
        List<Double> counts = new ArrayList<>();
        SHOWN.forEach(
                stage -> counts.add((double) suggestions.count(search(seen, stage.name(), ""))));
        return Chart.of(
                "stages",
                "代表建议，按进度（件）",
                Chart.Kind.BAR,
                "进度",
                SHOWN.stream().map(SuggestionStage::label).toList(),
                Chart.Series.of("件数", counts));
    }

    private Table stages(List<Long> seen) {
        return new Table(
                List.of(Table.Column.text("stage", "进度"), Table.Column.number("count", "件数")),
                SHOWN.stream()
                        .map(stage ->
                                Table.Row.of(
                                        "",
                                        Table.Cell.link(
                                                stage.label(),
                                                "/deputies/suggestions?stage=" + stage.name()),
                                        Table.Cell.number(
                                                suggestions.count(search(seen, stage.name(), "")))))
                        .toList());
    }

    private static Table groups(List<GroupGap> groups) {
        return new Table(
                List.of(
                        Table.Column.text("name", "代表小组"),
                        Table.Column.number("held", "今年活动"),
                        Table.Column.text("state", "与规定次数比")),
                groups.stream()
                        .map(one ->
                                Table.Row.of(
                                        "",
                                        Table.Cell.link(
                                                one.name(),
                                                "/deputies/groups/" + one.group().value()),
                                        Table.Cell.number(one.held()),
                                        Table.Cell.status(
                                                one.missing() == 0
                                                        ? StatusWord.green("已达到")
                                                        : StatusWord.amber(
                                                                "还差 " + one.missing() + " 次"))))
                        .toList());
    }
}
