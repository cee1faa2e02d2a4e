package org.openrenda.supervision;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.hotline.counts.MonthPoint;
import org.openrenda.hotline.issues.TopicEffect;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.record.Entry;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.web.Chart;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.LegalBasis;
import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.Numbers;
import org.openrenda.platform.web.StatusWord;
import org.springframework.stereotype.Component;

/** Lays matters and problems out in the shape that all matters of the house have. */
@Component
class MatterSheet {

    private static final int AMBER_WITHIN_WORKDAYS = 3;

    private final Record record;
    private final Documents documents;
    private final HandlingReports reports;

    MatterSheet(Record record, Documents documents, HandlingReports reports) {
        this.record = record;
        this.documents = documents;
        this.reports = reports;
    }

    static StatusWord status(String stage, String label) {
        return switch (stage) {
            case "CLOSED", "STRUCK_OFF" -> StatusWord.green(label);
            case "OPEN", "LISTED" -> StatusWord.grey(label);
            default -> StatusWord.blue(label);
        };
    }

    static @Nullable StatusWord left(ProblemView problem) {
        Integer workdays = problem.workdaysLeft();
        return workdays == null ? null : Dates.due(workdays, AMBER_WITHIN_WORKDAYS);
    }

    Matter matter(MatterView view) {
        return new Matter(
                view.title(),
                view.number(),
                status(view.stage(), view.stageLabel()),
                stages(view),
                next(view),
                facts(view),
                entries(record.of(Supervision.subject(view.id())), List.of(), true));
    }

    private static List<Matter.Stage> stages(MatterView view) {
        boolean opened = view.stage().equals("OPEN");
        boolean closed = view.stage().equals("CLOSED");
        boolean listed = !view.problems().isEmpty();
        boolean rated =
                view.problems().stream().anyMatch(one -> one.stage().equals("CHECKED")) || closed;
        return List.of(
                Matter.Stage.done("确定议题", view.openedOn()),
                listed && !opened
                        ? new Matter.Stage("列出问题并交办", Matter.Progress.DONE, null)
                        : Matter.Stage.now("列出问题并交办", null),
                opened
                        ? Matter.Stage.next("整改落实", null)
                        : closed
                                ? new Matter.Stage("整改落实", Matter.Progress.DONE, null)
                                : Matter.Stage.now("整改落实", null),
                closed
                        ? new Matter.Stage("代表评价", Matter.Progress.DONE, null)
                        : rated ? Matter.Stage.now("代表评价", null) : Matter.Stage.next("代表评价", null),
                closed ? Matter.Stage.done("结案", view.closedOn()) : Matter.Stage.next("结案", null));
    }

    private static Matter.@Nullable Next next(MatterView view) {
        if (view.stage().equals("CLOSED")) {
            return null;
        }
        if (view.problems().isEmpty()) {
            return new Matter.Next("列出问题", "机关工作人员", null, null);
        }
        Optional<ProblemView> first =
                view.problems().stream()
                        .filter(one -> !one.stage().equals("STRUCK_OFF"))
                        .min(
                                java.util.Comparator.comparing(one ->
                                        one.workdaysLeft() == null
                                                ? Integer.MAX_VALUE
                                                : one.workdaysLeft()));
        return first.map(MatterSheet::next).orElse(null);
    }

    static Matter.@Nullable Next next(ProblemView problem) {
        if (problem.stage().equals("STRUCK_OFF")) {
            return null;
        }
        String[] owed = problem.owes().split("：", 2);
        String what = owed.length > 1 ? owed[1] : owed[0];
        return new Matter.Next(
                what + "（问题 " + problem.ordinal() + "）",
                owed[0],
                problem.nextDueOn(),
                left(problem));
    }

    private List<Matter.Fact> facts(MatterView view) {
        List<Matter.Fact> facts = new ArrayList<>();
        facts.add(Matter.Fact.of("监督形式", view.form()).by(LAW));
        facts.add(Matter.Fact.of("确定日期", Dates.full(view.openedOn())));
        if (view.origin() != null) {
            facts.add(Matter.Fact.of("由来", view.origin().title()).at(view.origin().address()));
        }
        if (view.topicName() != null) {
            facts.add(Matter.Fact.of("热线议题", view.topicName()));
        }
        long done = view.problems().stream().filter(p -> p.stage().equals("STRUCK_OFF")).count();
        facts.add(Matter.Fact.of("问题", view.problems().size() + " 个，已销号 " + done + " 个"));
        facts.add(
                Matter.Fact.of(
                        "参评代表",
                        view.raters().isEmpty() ? "尚未邀请" : String.join("、", view.raters())));
        facts.addAll(reports.facts(view.id()));
        facts.add(Matter.Fact.of("公开", view.published() ? "已在公众网站公开" : "尚未公开"));
        return facts;
    }

    private static final LegalBasis LAW =
            LegalBasis.of("监督法第六十三条、第十条", "年度监督工作计划由主任会议通过并向社会公布；监督的情况向本级人大代表通报并向社会公布。");

    /** The months of the topic, with the rest of the city drawn to the same scale. */
    static Chart chart(TopicEffect effect, MatterView view) {
        long own = effect.own().stream().mapToLong(MonthPoint::tickets).sum();
        long rest = effect.rest().stream().mapToLong(MonthPoint::tickets).sum();
        double scale = rest == 0 ? 0 : (double) own / rest;
        List<Double> ours = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        effect.own().forEach(point -> ours.add((double) point.tickets()));
        effect.rest().forEach(p -> others.add(Math.round(p.tickets() * scale * 10) / 10.0));
        return Chart.of(
                        "effect",
                        "诉求件数，监督前后",
                        Chart.Kind.LINE,
                        "月份",
                        effect.own().stream().map(point -> point.month().toString()).toList(),
                        Chart.Series.of(view.topicName() == null ? "本议题" : view.topicName(), ours),
                        new Chart.Series("对照（折算到同一规模）", Chart.Role.FAINT, null, others))
                .marked(YearMonth.from(view.openedOn()).toString(), "开始监督");
    }

    /** Handlers read the record without the names of the deputies who rated (SUP-20). */
    Matter problem(ProblemView view, boolean ratersNamed) {
        Subject subject = Supervision.subject(view.id());
        return new Matter(
                view.title(),
                "问题 " + view.ordinal(),
                status(view.stage(), view.stageLabel()),
                problemStages(view),
                next(view),
                problemFacts(view),
                entries(record.of(subject), files(view), ratersNamed));
    }

    private static List<Matter.Stage> problemStages(ProblemView view) {
        ProblemStage now = ProblemStage.valueOf(view.stage());
        List<Matter.Stage> stages = new ArrayList<>();
        String[] names = {"列入清单", "交办签收", "整改报告", "核查", "代表评价", "销号"};
        ProblemStage[] reached = {
            ProblemStage.LISTED,
            ProblemStage.ASSIGNED,
            ProblemStage.RECEIVED,
            ProblemStage.REPORTED,
            ProblemStage.CHECKED,
            ProblemStage.STRUCK_OFF
        };
        for (int i = 0; i < names.length; i++) {
            if (now == reached[i] && now != ProblemStage.STRUCK_OFF) {
                stages.add(Matter.Stage.now(names[i], view.nextDueOn()));
            } else if (reached[i].ordinal() <= now.ordinal()) {
                stages.add(new Matter.Stage(names[i], Matter.Progress.DONE, null));
            } else {
                stages.add(Matter.Stage.next(names[i], null));
            }
        }
        return stages;
    }

    private static List<Matter.Fact> problemFacts(ProblemView view) {
        List<Matter.Fact> facts = new ArrayList<>();
        facts.add(Matter.Fact.of("监督事项", view.matterTitle()).at(Duties.address(view.matter())));
        facts.add(Matter.Fact.of("承办单位", view.unitName() == null ? "尚未交办" : view.unitName()));
        if (view.dueOn() != null) {
            facts.add(Matter.Fact.of("整改期限", Dates.full(view.dueOn())));
        }
        facts.add(Matter.Fact.of("办理轮次", "第 " + view.round() + " 轮"));
        if (view.rating().cast() > 0) {
            facts.add(Matter.Fact.of("本轮评价", view.rating().sentence()));
        }
        return facts;
    }

    List<Matter.FileLink> files(ProblemView view) {
        return documents.of(Supervision.subject(view.id())).stream()
                .map(file ->
                        new Matter.FileLink(
                                file.name(),
                                Duties.address(view.id()) + "/files/" + file.id(),
                                Numbers.bytes(file.size()),
                                file.hidden()))
                .toList();
    }

    /** The newest report carries the files; an older one names them in its own words. */
    private static List<Matter.Entry> entries(
            List<Entry> record, List<Matter.FileLink> files, boolean ratersNamed) {
        List<Matter.Entry> entries = new ArrayList<>();
        boolean attached = files.isEmpty();
        for (Entry one : record) {
            String summary = one.summary();
            Matter.Entry entry =
                    Matter.Entry.of(
                                    LocalDateTime.ofInstant(one.at(), Calendar.ZONE),
                                    ratersNamed || !one.act().equals(Supervision.RATED)
                                            ? one.actorName()
                                            : "受邀代表",
                                    one.act())
                            .saying(summary == null ? "（内容已依法删除）" : summary);
            if (!attached && one.act().equals(StepAct.REPORT.label())) {
                entry = entry.with(files);
                attached = true;
            }
            entries.add(entry);
        }
        return entries;
    }
}
