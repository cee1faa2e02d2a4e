package org.openrenda.meetings.papers;

import java.time.LocalDate;
import java.util.List;
import org.openrenda.meetings.sittings.MeetingAct;
import org.openrenda.meetings.sittings.MeetingRole;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.stereotype.Component;

/** Papers and their readers as tables. */
@Component
class PaperSheet {

    private final Calendar calendar;

    PaperSheet(Calendar calendar) {
        this.calendar = calendar;
    }

    Table sent(MeetingView view, List<PaperView> all) {
        return new Table(
                List.of(
                        Table.Column.text("title", "材料").sortable(),
                        Table.Column.text("item", "议题").sortable(),
                        Table.Column.text("audience", "发给"),
                        Table.Column.text("at", "发出").sortable(),
                        Table.Column.number("read", "已读").sortable(),
                        Table.Column.number("unread", "未读").sortable(),
                        Table.Column.text("state", "情况")),
                all.stream().map(one -> row(view, one)).toList());
    }

    private static Table.Row row(MeetingView view, PaperView one) {
        Paper paper = one.paper();
        String version = paper.newest().no() == 1 ? "" : "第 " + paper.newest().no() + " 版";
        return Table.Row.of(
                "",
                Table.Cell.link(paper.title(), Papers.address(paper.id()) + "/readers")
                        .small(version),
                Table.Cell.text(one.itemTitle().isEmpty() ? "整个会议" : one.itemTitle()),
                Table.Cell.text(paper.audience().label()).small(paper.publicity().label()),
                Table.Cell.text(PaperView.when(paper.newest().at()))
                        .orderedBy(paper.newest().at().toString()),
                Table.Cell.number(one.read()),
                Table.Cell.number(one.readers() - one.read()),
                Table.Cell.status(status(view, one)));
    }

    static StatusWord status(MeetingView view, PaperView one) {
        if (one.paper().withdrawn() != null) {
            return StatusWord.grey("已收回");
        }
        if (!one.paper().isFor(MeetingRole.ATTEND, view.meeting().stage())) {
            return StatusWord.grey("随通知发出");
        }
        if (one.daysLate() > 0) {
            return StatusWord.red("晚发 " + one.daysLate() + " 天");
        }
        return one.read() == one.readers() ? StatusWord.green("都已读") : StatusWord.blue("已发出");
    }

    Table readers(List<Readership> all) {
        return new Table(
                List.of(
                        Table.Column.text("name", "姓名").sortable(),
                        Table.Column.text("role", "身份").sortable(),
                        Table.Column.text("group", "代表团、小组").sortable(),
                        Table.Column.text("state", "阅读").sortable(),
                        Table.Column.text("version", "读过").sortable(),
                        Table.Column.text("at", "打开时间").sortable()),
                all.stream().map(PaperSheet::row).toList());
    }

    private static Table.Row row(Readership one) {
        return Table.Row.of(
                "",
                Table.Cell.text(one.who().name()).small(one.who().duty()),
                Table.Cell.text(one.who().role().label()),
                Table.Cell.text(one.who().group()),
                Table.Cell.status(status(one)),
                Table.Cell.text(one.opened() == 0 ? "" : "第 " + one.opened() + " 版"),
                Table.Cell.text(PaperView.when(one.openedAt()))
                        .orderedBy(one.openedAt() == null ? "" : one.openedAt().toString()));
    }

    private static StatusWord status(Readership one) {
        if (one.isRead()) {
            return StatusWord.green(one.state());
        }
        if (one.who().account() == null) {
            return StatusWord.grey(one.state());
        }
        return one.opened() > 0 || one.savedAt() != null
                ? StatusWord.blue(one.state())
                : StatusWord.amber(one.state());
    }

    /** MTG-5, MTG-10, MTG-16: the items that have no paper yet, and how near the last day is. */
    String missing(MeetingView view, List<PaperView> all) {
        List<String> without =
                view.items().stream()
                        .filter(item -> item.parent() == null)
                        .filter(item ->
                                all.stream()
                                        .filter(one -> one.paper().withdrawn() == null)
                                        .noneMatch(one -> item.id().equals(one.paper().item())))
                        .map(item -> "“" + item.title() + "”")
                        .toList();
        boolean sends = view.meeting().stage().allows(MeetingAct.CHANGE);
        if (without.isEmpty() || !sends) {
            return "";
        }
        String which = String.join("、", without.subList(0, Math.min(3, without.size())));
        String items = which + (without.size() > 3 ? "等 " + without.size() + " 个议题" : "");
        LocalDate last = view.numbers().materialsBy(view.meeting().startsAt());
        boolean late = !view.meeting().extraordinary() && calendar.today().isAfter(last);
        return late
                ? "%s还没有材料，已过最迟发出日期 %s（%s）。"
                        .formatted(items, Dates.full(last), view.numbers().materials().rule())
                : "%s还没有材料，最迟应在 %s发出。".formatted(items, Dates.full(last));
    }
}
