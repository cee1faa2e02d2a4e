package org.openrenda.deputies.units;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.congress.Congress;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.handling.Assignment;
import org.openrenda.deputies.handling.AssignmentRow;
import org.openrenda.deputies.handling.AssignmentSearch;
import org.openrenda.deputies.handling.AssignmentStage;
import org.openrenda.deputies.handling.AssignmentWatch;
import org.openrenda.deputies.handling.Handling;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Needs;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The assignments of one's own unit, or of all units for those who watch them. */
@Controller
class AssignmentListPages {

    private static final int UNIT_COLUMN = 3;

    private final Handling handling;
    private final Congress congress;
    private final AssignmentSheet sheet;

    AssignmentListPages(Handling handling, Congress congress, AssignmentSheet sheet) {
        this.handling = handling;
        this.congress = congress;
        this.sheet = sheet;
    }

    @Needs({"deputies.handle", "deputies.see"})
    @GetMapping("/deputies/assignments")
    ModelAndView list(Actor actor, HttpServletRequest request) {
        ListQuery query = ListQuery.of(request);
        AssignmentSearch search = search(actor, query, (int) query.offset(), query.size());
        boolean all = actor.may(DeputiesPermission.SEE);
        List<ListQuery.Filter> filters = new ArrayList<>();
        filters.add(query.choose("stage", "进度", stages()));
        filters.add(query.choose("watch", "留意", watches()));
        if (all) {
            filters.add(query.choose("unit", "承办单位", units(actor)));
        }
        ModelAndView page =
                ListPage.of(
                                all ? "建议交办" : "交办给本单位的建议",
                                query,
                                table(handling.rows(search), actor),
                                handling.count(search))
                        .filters(filters)
                        .in("deputies/assignments");
        return page.addObject("all", all);
    }

    private static AssignmentSearch search(Actor actor, ListQuery query, int offset, int most) {
        String unit = query.filter("unit");
        boolean all = actor.may(DeputiesPermission.SEE);
        String watch = query.filter("watch");
        List<Long> seen =
                watch.isEmpty()
                        ? actor.seen().stream().map(CongressId::value).toList()
                        : List.of(actor.home().value());
        return new AssignmentSearch(
                actor.home(),
                seen,
                // An actor of no unit must not see all of them by that.
                all ? List.of() : own(actor),
                unit.matches("[0-9]{1,18}") ? Long.parseLong(unit) : 0,
                query.filter("stage"),
                watch,
                query.filter("q"),
                offset,
                most);
    }

    private static List<Long> own(Actor actor) {
        return actor.units().isEmpty()
                ? List.of(0L)
                : actor.units().stream().map(UnitId::value).toList();
    }

    private static Map<String, String> stages() {
        Map<String, String> stages = new LinkedHashMap<>();
        stages.put("OPEN", "未办结的全部");
        Arrays.stream(AssignmentStage.values()).forEach(s -> stages.put(s.name(), s.label()));
        return stages;
    }

    private static Map<String, String> watches() {
        Map<String, String> watches = new LinkedHashMap<>();
        Arrays.stream(AssignmentWatch.values()).forEach(w -> watches.put(w.name(), w.label()));
        return watches;
    }

    private Map<String, String> units(Actor actor) {
        Map<String, String> units = new LinkedHashMap<>();
        congress.units(actor.home()).forEach(unit -> units.put(unit.id().toString(), unit.name()));
        return units;
    }

    /** A unit knows its own name; only those who see several need the column. */
    private Table table(List<AssignmentRow> rows, Actor actor) {
        Table all = table(rows);
        if (actor.may(DeputiesPermission.SEE) || actor.units().size() > 1) {
            return all;
        }
        return new Table(
                without(all.columns()),
                all.rows().stream().map(row -> new Table.Row("", without(row.cells()))).toList());
    }

    private static <T> List<T> without(List<T> all) {
        List<T> others = new ArrayList<>(all);
        others.remove(UNIT_COLUMN);
        return others;
    }

    private Table table(List<AssignmentRow> rows) {
        return new Table(
                List.of(
                        Table.Column.text("title", "建议"),
                        Table.Column.text("number", "编号"),
                        Table.Column.text("lead", "领衔代表"),
                        Table.Column.text("unit", "承办单位"),
                        Table.Column.text("role", "分工"),
                        Table.Column.text("stage", "进度"),
                        Table.Column.text("met", "面商"),
                        Table.Column.text("due", "期限"),
                        Table.Column.text("left", "还剩")),
                rows.stream().map(this::row).toList());
    }

    private Table.Row row(AssignmentRow row) {
        Assignment at = row.assignment();
        StatusWord left = sheet.left(at);
        String number = row.number();
        return Table.Row.of(
                "",
                Table.Cell.link(row.title(), AssignmentSheet.address(at.id()))
                        .small(at.round() > 1 ? "第 " + at.round() + " 轮" : ""),
                Table.Cell.text(number == null ? "" : number),
                Table.Cell.text(row.leadName()),
                Table.Cell.text(at.unitName()),
                Table.Cell.text(at.role().label()),
                Table.Cell.status(AssignmentSheet.status(at.stage())),
                Table.Cell.text(!at.role().answers() ? "" : row.met() ? "已面商" : "未面商"),
                Table.Cell.text(Dates.full(at.dueOn())),
                left == null ? Table.Cell.text("") : Table.Cell.status(left));
    }
}
