package org.openrenda.deputies.motions;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Needs;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** All motions as the clerks see them, and a deputy's own. */
@Controller
class MotionListPages {

    private static final int AMBER_WITHIN_WORKDAYS = 10;

    private final Motions motions;
    private final Calendar calendar;

    MotionListPages(Motions motions, Calendar calendar) {
        this.motions = motions;
        this.calendar = calendar;
    }

    @Needs("deputies.see")
    @GetMapping("/deputies/motions")
    ModelAndView list(Actor actor, HttpServletRequest request, Model model) {
        boolean clerk = actor.may(DeputiesPermission.EXAMINE, actor.home());
        model.addAttribute("mayExamine", clerk);
        return list("议案", actor, ListQuery.of(request), null).in("deputies/motions/list");
    }

    @Needs("deputies.move")
    @GetMapping("/deputies/motions/mine")
    ModelAndView mine(Actor actor, HttpServletRequest request) {
        return list("我的议案", actor, ListQuery.of(request), actor.account())
                .in("deputies/motions/mine");
    }

    private ListPage list(String title, Actor actor, ListQuery query, @Nullable AccountId own) {
        MotionSearch search = search(actor, query, own);
        return ListPage.of(title, query, table(motions.rows(search)), motions.count(search))
                .filters(
                        List.of(
                                query.choose("stage", "进度", stages()),
                                query.choose("late", "审议报告", Map.of("yes", "已逾期"))));
    }

    private static Map<String, String> stages() {
        Map<String, String> stages = new LinkedHashMap<>();
        stages.put("OPEN", "没有结束的");
        for (MotionStage stage : MotionStage.values()) {
            if (!stage.isPrivate()) {
                stages.put(stage.name(), stage.label());
            }
        }
        return stages;
    }

    private static MotionSearch search(Actor actor, ListQuery query, @Nullable AccountId own) {
        return new MotionSearch(
                actor.seen().stream().map(CongressId::value).toList(),
                query.filter("stage"),
                query.filter("q"),
                0,
                own == null ? 0 : own.value(),
                !query.filter("late").isEmpty(),
                query.sortAmong(List.of("submitted", "number", "title"), "submitted"),
                query.sort().isEmpty() || query.descending(),
                (int) query.offset(),
                query.size());
    }

    private Table table(List<MotionRow> rows) {
        return new Table(
                List.of(
                        Table.Column.text("title", "议案").sortable(),
                        Table.Column.text("number", "编号").sortable(),
                        Table.Column.text("lead", "提案人"),
                        Table.Column.text("stage", "进度"),
                        Table.Column.text("session", "会议"),
                        Table.Column.text("submitted", "提交日期").sortable(),
                        Table.Column.text("report", "审议报告期限")),
                rows.stream().map(this::row).toList());
    }

    private Table.Row row(MotionRow row) {
        String number = row.number() == null ? "未编号" : row.number();
        boolean owed = row.stage() == MotionStage.IN_COMMITTEE && row.reportDueOn() != null;
        return Table.Row.of(
                row.id(),
                Table.Cell.link(row.title(), MotionDuties.address(row.id())),
                Table.Cell.text(number),
                Table.Cell.text(by(row)),
                Table.Cell.status(status(row.stage())),
                Table.Cell.text(row.session()),
                Table.Cell.text(Dates.full(row.submittedOn())),
                owed
                        ? Table.Cell.status(
                                Dates.due(
                                        calendar.workdaysUntil(row.reportDueOn()),
                                        AMBER_WITHIN_WORKDAYS))
                        : Table.Cell.text(""));
    }

    private static String by(MotionRow row) {
        if (!row.delegation().isEmpty()) {
            return row.delegation();
        }
        return row.movers() == 1 ? row.leadName() : row.leadName() + " 等 " + row.movers() + " 人";
    }

    static StatusWord status(MotionStage stage) {
        return switch (stage) {
            case PASSED, ADOPTED -> StatusWord.green(stage.label());
            case RETURNED -> StatusWord.red(stage.label());
            case DRAFT, CO_SIGNING, REJECTED, TURNED, DECLINED, WITHDRAWN, LAPSED ->
                    StatusWord.grey(stage.label());
            default -> StatusWord.blue(stage.label());
        };
    }
}
