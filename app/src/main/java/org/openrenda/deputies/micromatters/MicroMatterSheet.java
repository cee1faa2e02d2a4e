package org.openrenda.deputies.micromatters;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.Numbers;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.stereotype.Component;

/** Lays a micro matter out in the shape that all matters of the house have. */
@Component
class MicroMatterSheet {

    private static final int AMBER_WITHIN_WORKDAYS = 2;
    private static final MicroMatterStage[] WAY = {
        MicroMatterStage.RAISED,
        MicroMatterStage.HANDED_OVER,
        MicroMatterStage.HANDLING,
        MicroMatterStage.REPORTED,
        MicroMatterStage.CHECKED
    };
    private static final String[] NAMES = {"代表交", "单位签收", "政府办", "人大督", "群众评"};

    private final Calendar calendar;

    MicroMatterSheet(Calendar calendar) {
        this.calendar = calendar;
    }

    static StatusWord status(MicroMatterStage stage) {
        return switch (stage) {
            case CLOSED -> StatusWord.green(stage.label());
            case DECLINED -> StatusWord.grey(stage.label());
            default -> StatusWord.blue(stage.label());
        };
    }

    Matter matter(MicroMatterView view, boolean named, String files) {
        MicroMatter micro = view.matter();
        return new Matter(
                micro.title(),
                micro.number(),
                status(micro.stage()),
                stages(micro),
                next(micro),
                facts(micro),
                entries(view, named, files));
    }

    private static List<Matter.Stage> stages(MicroMatter micro) {
        List<Matter.Stage> stages = new ArrayList<>();
        stages.add(Matter.Stage.done("群众提", micro.raisedOn()));
        int now = micro.stage().ordinal();
        for (int at = 0; at < WAY.length; at++) {
            if (micro.stage() == MicroMatterStage.DECLINED) {
                stages.add(new Matter.Stage(NAMES[at], Matter.Progress.SKIPPED, null));
            } else if (WAY[at] == micro.stage()) {
                stages.add(Matter.Stage.now(NAMES[at], micro.dueOn()));
            } else if (WAY[at].ordinal() < now) {
                stages.add(new Matter.Stage(NAMES[at], Matter.Progress.DONE, null));
            } else {
                stages.add(Matter.Stage.next(NAMES[at], null));
            }
        }
        return stages;
    }

    private Matter.@Nullable Next next(MicroMatter micro) {
        String unit = String.valueOf(micro.unitName());
        return switch (micro.stage()) {
            case RAISED -> next(micro, "交给承办单位", micro.deputyName() + "代表");
            case HANDED_OVER -> next(micro, "签收", unit);
            case HANDLING -> next(micro, "办理并报告结果", unit);
            case REPORTED -> next(micro, "督查", "人大机关");
            case CHECKED -> next(micro, "评价", "提出的群众");
            case CLOSED, DECLINED -> null;
        };
    }

    private Matter.Next next(MicroMatter micro, String what, String who) {
        var due = micro.dueOn();
        return new Matter.Next(
                what,
                who,
                due,
                due == null ? null : Dates.due(calendar.workdaysUntil(due), AMBER_WITHIN_WORKDAYS));
    }

    private static List<Matter.Fact> facts(MicroMatter micro) {
        List<Matter.Fact> facts = new ArrayList<>();
        facts.add(Matter.Fact.of("交办代表", micro.deputyName()));
        facts.add(Matter.Fact.of("承办单位", micro.unitName() == null ? "尚未交办" : micro.unitName()));
        facts.add(Matter.Fact.of("提出日期", Dates.full(micro.raisedOn())));
        facts.add(Matter.Fact.of("办理轮次", "第 " + micro.round() + " 轮"));
        facts.add(Matter.Fact.of("公开", micro.published() ? "已在公众网站公开" : "没有公开"));
        return facts;
    }

    private static List<Matter.Entry> entries(MicroMatterView view, boolean named, String files) {
        List<Matter.FileLink> links =
                view.files().stream()
                        .map(file ->
                                new Matter.FileLink(
                                        file.name(),
                                        files + "/" + file.id(),
                                        Numbers.bytes(file.size())))
                        .toList();
        List<Matter.Entry> entries = new ArrayList<>();
        boolean attached = links.isEmpty() || files.isEmpty();
        for (MicroMatterStep step : view.steps().reversed()) {
            Matter.Entry entry =
                    Matter.Entry.of(
                                    LocalDateTime.ofInstant(step.at(), Calendar.ZONE),
                                    named ? step.byName() : "",
                                    step.act().label())
                            .saying(step.act() == MicroMatterAct.RAISE ? "" : step.text());
            if (!attached && step.act() == MicroMatterAct.REPORT) {
                entry = entry.with(links);
                attached = true;
            }
            entries.add(entry);
        }
        return entries;
    }

    static Table table(List<MicroMatter> rows, String base) {
        return new Table(
                List.of(
                        Table.Column.text("title", "微实事"),
                        Table.Column.text("deputy", "交办代表"),
                        Table.Column.text("unit", "承办单位"),
                        Table.Column.text("stage", "进度"),
                        Table.Column.text("raised", "提出日期"),
                        Table.Column.text("due", "期限")),
                rows.stream()
                        .map(row ->
                                Table.Row.of(
                                        "",
                                        Table.Cell.link(row.title(), base + "/" + row.id())
                                                .small(row.number()),
                                        Table.Cell.text(row.deputyName()),
                                        Table.Cell.text(row.unitName()),
                                        Table.Cell.status(status(row.stage())),
                                        Table.Cell.text(Dates.full(row.raisedOn())),
                                        Table.Cell.text(
                                                row.dueOn() == null
                                                        ? ""
                                                        : Dates.full(row.dueOn()))))
                        .toList());
    }
}
