package org.openrenda.congress;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Needs;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Table;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The parts of the tree as lists: congresses, organs, units and areas. */
@Controller
class TreeListPages {

    private static final Map<String, String> ORGANS =
            Map.of(
                    "STANDING_COMMITTEE", "常务委员会",
                    "CHAIRPERSONS_COUNCIL", "主任会议",
                    "SPECIAL_COMMITTEE", "专门委员会",
                    "WORKING_COMMITTEE", "工作委员会",
                    "WORKING_BODY", "工作机构",
                    "ADMINISTRATIVE_BODY", "办事机构",
                    "PRESIDIUM", "主席团",
                    "SUBDISTRICT_WORKING_COMMITTEE", "人大街道工委");

    private static final Map<String, String> UNITS =
            Map.of(
                    "GOVERNMENT", "政府部门",
                    "SUPERVISORY_COMMISSION", "监察委员会",
                    "COURT", "法院",
                    "PROCURATORATE", "检察院",
                    "LOCAL_GOVERNMENT", "下级政府",
                    "ENTERPRISE", "企业");

    private static final Map<String, String> AREAS =
            Map.of("CITY", "市级", "COUNTY", "县级", "TOWN", "乡镇", "SUBDISTRICT", "街道");

    private final Congress congress;

    TreeListPages(Congress congress) {
        this.congress = congress;
    }

    private List<CongressView> seen(Actor actor) {
        return congress.congresses().stream().filter(one -> actor.sees(one.id())).toList();
    }

    @Needs("congress.tree-see")
    @GetMapping("/congress/list")
    ModelAndView congresses(Actor actor, HttpServletRequest request) {
        List<CongressView> seen = seen(actor);
        Map<CongressId, String> names = new HashMap<>();
        seen.forEach(one -> names.put(one.id(), one.name()));
        Table table =
                new Table(
                        List.of(
                                Table.Column.text("name", "人大").sortable(),
                                Table.Column.text("level", "级别").sortable(),
                                Table.Column.text("parent", "上级").sortable(),
                                Table.Column.text("area", "区域代码").sortable()),
                        seen.stream()
                                .map(one ->
                                        Table.Row.of(
                                                "",
                                                Table.Cell.text(one.name()),
                                                Table.Cell.text(one.level().label())
                                                        .orderedBy("" + one.level().ordinal()),
                                                Table.Cell.text(names.get(one.parent())),
                                                Table.Cell.text(one.areaCode())))
                                .toList());
        return ListPage.whole("人大名录", ListQuery.of(request), table, "level", "parent")
                .in("congress/parts");
    }

    @Needs("congress.tree-see")
    @GetMapping("/congress/organs")
    ModelAndView organs(Actor actor, HttpServletRequest request) {
        List<Table.Row> rows =
                seen(actor).stream()
                        .flatMap(one ->
                                congress.organs(one.id()).stream()
                                        .map(organ ->
                                                Table.Row.of(
                                                        "",
                                                        Table.Cell.text(organ.name()),
                                                        Table.Cell.text(
                                                                ORGANS.getOrDefault(
                                                                        organ.kind(), "")),
                                                        Table.Cell.text(one.name()))))
                        .toList();
        return parts("机构名录", "机构", rows, request);
    }

    @Needs("congress.tree-see")
    @GetMapping("/congress/units")
    ModelAndView units(Actor actor, HttpServletRequest request) {
        List<Table.Row> rows =
                seen(actor).stream()
                        .flatMap(one ->
                                congress.units(one.id()).stream()
                                        .map(unit ->
                                                Table.Row.of(
                                                        "",
                                                        Table.Cell.text(unit.name())
                                                                .small("编号 " + unit.id()),
                                                        Table.Cell.text(
                                                                UNITS.getOrDefault(
                                                                        unit.kind(), "")),
                                                        Table.Cell.text(one.name()))))
                        .toList();
        return parts("承办单位名录", "承办单位", rows, request);
    }

    private static ModelAndView parts(
            String title, String what, List<Table.Row> rows, HttpServletRequest request) {
        Table table =
                new Table(
                        List.of(
                                Table.Column.text("name", what).sortable(),
                                Table.Column.text("kind", "类别").sortable(),
                                Table.Column.text("congress", "人大").sortable()),
                        rows);
        return ListPage.whole(title, ListQuery.of(request), table, "kind", "congress")
                .in("congress/parts");
    }

    @Needs("congress.tree-see")
    @GetMapping("/congress/areas")
    ModelAndView areas(HttpServletRequest request) {
        List<Area> all = congress.areas();
        Map<String, String> names = new HashMap<>();
        all.forEach(area -> names.put(area.code(), area.name()));
        Table table =
                new Table(
                        List.of(
                                Table.Column.text("name", "区域").sortable(),
                                Table.Column.text("code", "代码").sortable(),
                                Table.Column.text("level", "级别").sortable(),
                                Table.Column.text("parent", "上级").sortable(),
                                Table.Column.number("population", "人口").sortable()),
                        all.stream()
                                .map(area ->
                                        Table.Row.of(
                                                "",
                                                Table.Cell.text(area.name()),
                                                Table.Cell.text(area.code()),
                                                Table.Cell.text(
                                                        AREAS.getOrDefault(area.level(), "")),
                                                Table.Cell.text(
                                                        names.getOrDefault(area.parentCode(), "")),
                                                Table.Cell.number(area.population())))
                                .toList());
        return ListPage.whole("行政区域", ListQuery.of(request), table, "level", "parent")
                .in("congress/parts");
    }
}
