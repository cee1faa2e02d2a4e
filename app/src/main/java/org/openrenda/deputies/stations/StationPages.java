package org.openrenda.deputies.stations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.Area;
import org.openrenda.congress.Congress;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Numbers;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of stations, the form of one, and the acts of those who arrange and keep them. */
@Controller
// Longer than 300 lines because each act on a station is one route on the same page.
class StationPages {

    private final Stations stations;
    private final Congress congress;

    StationPages(Stations stations, Congress congress) {
        this.stations = stations;
        this.congress = congress;
    }

    @Needs({"deputies.see", "deputies.keep", "deputies.contact"})
    @GetMapping("/deputies/stations")
    ModelAndView list(Actor actor, HttpServletRequest request, Model model) {
        ListQuery query = ListQuery.of(request);
        StationSearch search = search(actor, query, (int) query.offset(), query.size());
        model.addAttribute("mayArrange", actor.may(DeputiesPermission.ARRANGE));
        model.addAttribute("maySee", actor.may(DeputiesPermission.SEE));
        Map<String, String> states = new LinkedHashMap<>();
        states.put("OPEN", "使用中");
        states.put("CLOSED", "已停用");
        return ListPage.of("代表联络站", query, table(stations.rows(search)), stations.count(search))
                .filters(
                        List.of(
                                query.choose("tier", "层级", tiers()),
                                query.choose("area", "区域", counties()),
                                query.choose("state", "状态", states)))
                .in("deputies/stations");
    }

    private static StationSearch search(Actor actor, ListQuery query, int offset, int most) {
        return new StationSearch(
                actor.seen().stream().map(CongressId::value).toList(),
                query.filter("tier"),
                query.filter("area"),
                query.filter("state"),
                query.filter("q"),
                null,
                query.sortAmong(List.of("name", "score"), ""),
                query.descending(),
                offset,
                most);
    }

    private static Map<String, String> tiers() {
        Map<String, String> tiers = new LinkedHashMap<>();
        Arrays.stream(StationTier.values()).forEach(t -> tiers.put(t.name(), t.label()));
        return tiers;
    }

    private Map<String, String> counties() {
        Map<String, String> counties = new TreeMap<>();
        congress.areas().stream()
                .filter(area -> area.level().equals("COUNTY"))
                .forEach(area -> counties.put(area.code(), area.name()));
        return counties;
    }

    private static Table table(List<StationRow> rows) {
        return new Table(
                List.of(
                        Table.Column.text("name", "联络站").sortable(),
                        Table.Column.text("tier", "层级"),
                        Table.Column.text("kind", "类型"),
                        Table.Column.text("hours", "开放时间"),
                        Table.Column.number("keepers", "工作人员"),
                        Table.Column.number("score", "规范化得分").sortable(),
                        Table.Column.text("state", "状态")),
                rows.stream().map(StationPages::row).toList());
    }

    private static Table.Row row(StationRow row) {
        Integer score = row.score();
        return Table.Row.of(
                "",
                Table.Cell.link(row.name(), Stations.address(row.id())).small(row.address()),
                Table.Cell.text(row.tier().label()),
                Table.Cell.text(row.kind().label()),
                Table.Cell.text(row.hours()),
                Table.Cell.number(row.keepers()),
                score == null ? Table.Cell.text("未检查") : Table.Cell.number(score),
                Table.Cell.status(row.open() ? StatusWord.green("使用中") : StatusWord.grey("已停用")));
    }

    @Needs("deputies.arrange")
    @GetMapping("/deputies/stations/new")
    String blank(Actor actor, Model model) {
        Form form = Form.to("/deputies/stations").draft("deputies-station");
        return form(actor, model, form, "设立联络站");
    }

    @Needs("deputies.arrange")
    @GetMapping("/deputies/stations/{id}/edit")
    String edit(Actor actor, @PathVariable long id, Model model) {
        Station station = stations.known(new StationId(id));
        actor.require(DeputiesPermission.ARRANGE, station.congress());
        StationText text = station.text();
        Place place = text.place();
        Form form =
                Form.to(Stations.address(station.id()))
                        .value("name", text.name())
                        .value("tier", text.tier().name())
                        .value("kind", text.kind().name())
                        .value("parent", text.parent() == null ? "" : text.parent().toString())
                        .value("area", text.areaCode())
                        .value("address", text.address())
                        .value("space", text.space() == 0 ? "" : Integer.toString(text.space()))
                        .value("hours", text.hours())
                        .value("telephone", text.telephone())
                        .value("intro", text.intro())
                        .value("longitude", place == null ? "" : place.longitude().toPlainString())
                        .value("latitude", place == null ? "" : place.latitude().toPlainString());
        return form(actor, model, form, "修改联络站");
    }

    private String form(Actor actor, Model model, Form form, String title) {
        model.addAttribute("form", form);
        model.addAttribute("title", title);
        model.addAttribute(
                "tiers",
                Arrays.stream(StationTier.values())
                        .map(tier -> Option.of(tier.name(), tier.label()))
                        .toList());
        model.addAttribute(
                "kinds",
                Arrays.stream(StationKind.values())
                        .map(kind -> Option.of(kind.name(), kind.label()))
                        .toList());
        model.addAttribute("areas", areas(congress.areas()));
        StationSearch uppers =
                new StationSearch(
                        actor.seen().stream().map(CongressId::value).toList(),
                        "",
                        "",
                        "OPEN",
                        "",
                        null,
                        "",
                        false,
                        0,
                        500);
        model.addAttribute(
                "parents",
                stations.rows(uppers).stream()
                        .filter(row -> row.tier() != StationTier.POINT)
                        .map(row -> Option.of(row.id().toString(), row.name()))
                        .toList());
        return "deputies/station-form";
    }

    /** Areas with the names of those above, so that two towns of one name stay apart. */
    private static List<Option> areas(List<Area> areas) {
        Map<String, String> names = new TreeMap<>();
        areas.forEach(area -> names.put(area.code(), area.name()));
        List<Option> options = new ArrayList<>();
        for (Area area : areas) {
            String above =
                    area.parentCode() == null ? "" : names.getOrDefault(area.parentCode(), "");
            boolean town = area.code().length() > 6;
            options.add(Option.of(area.code(), town ? above + " " + area.name() : area.name()));
        }
        return options;
    }

    @Needs("deputies.arrange")
    @PostMapping("/deputies/stations")
    String open(
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = checked(Form.sent(request).draft("deputies-station"));
        if (!form.hasErrors()) {
            try {
                StationId id = stations.open(actor, text(actor.home(), form));
                redirect.addFlashAttribute("notice", "已设立联络站。下一步：安排工作人员，做一次规范化检查。");
                return "redirect:" + Stations.address(id);
            } catch (Refusal refusal) {
                form = refused(form, refusal);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(actor, model, form, "设立联络站");
    }

    @Needs("deputies.arrange")
    @PostMapping("/deputies/stations/{id}")
    String change(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Station station = stations.known(new StationId(id));
        Form form = checked(Form.sent(request));
        if (!form.hasErrors()) {
            try {
                stations.change(actor, station.id(), text(station.congress(), form));
                return back(station.id(), redirect, "已保存。");
            } catch (Refusal refusal) {
                form = refused(form, refusal);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(actor, model, form, "修改联络站");
    }

    private static Form checked(Form form) {
        return form.require("name", "请填写联络站名称")
                .require("tier", "请选择层级")
                .require("kind", "请选择类型")
                .require("area", "请选择所在区域")
                .require("address", "请填写地址");
    }

    private static Form refused(Form form, Refusal refusal) {
        String field = refusal.field();
        return form.error(field == null ? "name" : field, refusal.sentence());
    }

    private static StationText text(CongressId at, Form form) {
        @Nullable StationId parent = null;
        if (form.get("parent").matches("\\d{1,18}")) {
            parent = new StationId(Long.parseLong(form.get("parent")));
        }
        return new StationText(
                at,
                parent,
                one(StationTier.class, "tier", form),
                one(StationKind.class, "kind", form),
                form.get("name"),
                form.get("address"),
                form.get("area"),
                space(form.get("space")),
                form.get("hours"),
                form.get("telephone"),
                form.get("intro"),
                Place.of(form.get("longitude"), form.get("latitude")).orElse(null));
    }

    private static int space(String typed) {
        if (typed.isEmpty()) {
            return 0;
        }
        if (!typed.matches("\\d{1,6}")) {
            throw Refusal.of("space", "面积请填整数，单位平方米。");
        }
        return Integer.parseInt(typed);
    }

    private static <E extends Enum<E>> E one(Class<E> type, String field, Form form) {
        try {
            return Enum.valueOf(type, form.get(field));
        } catch (IllegalArgumentException unknown) {
            throw Refusal.of(field, "请从列出的选项中选择。");
        }
    }

    @Needs("deputies.arrange")
    @PostMapping("/deputies/stations/{id}/closing")
    String close(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes redirect) {
        stations.close(actor, new StationId(id), why);
        return back(new StationId(id), redirect, "已停用，公众网站会说明原因。");
    }

    @Needs("deputies.arrange")
    @PostMapping("/deputies/stations/{id}/reopening")
    String reopen(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        stations.reopen(actor, new StationId(id));
        return back(new StationId(id), redirect, "已恢复使用。");
    }

    @Needs("deputies.arrange")
    @PostMapping("/deputies/stations/{id}/keepers")
    String appoint(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long keeper,
            RedirectAttributes redirect) {
        if (keeper <= 0) {
            throw Refusal.of("keeper", "请选择工作人员。");
        }
        stations.appoint(actor, new StationId(id), new AccountId(keeper));
        return back(new StationId(id), redirect, "已安排工作人员。");
    }

    @Needs("deputies.arrange")
    @PostMapping("/deputies/stations/{id}/keepers/{account}/end")
    String dismiss(
            Actor actor,
            @PathVariable long id,
            @PathVariable long account,
            RedirectAttributes redirect) {
        stations.dismiss(actor, new StationId(id), new AccountId(account));
        return back(new StationId(id), redirect, "已结束值守。");
    }

    @Needs("deputies.keep")
    @PostMapping("/deputies/stations/{id}/checks")
    String check(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<String> met,
            @RequestParam(defaultValue = "") String remark,
            RedirectAttributes redirect) {
        Set<Standard> items = EnumSet.noneOf(Standard.class);
        for (Standard one : Standard.values()) {
            if (met.contains(one.name())) {
                items.add(one);
            }
        }
        stations.check(actor, new StationId(id), items, remark);
        return back(new StationId(id), redirect, "检查结果已记下，以前的检查仍可查。");
    }

    @Needs("deputies.keep")
    @PostMapping("/deputies/stations/{id}/photos")
    String photo(
            Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable MultipartFile files,
            RedirectAttributes redirect)
            throws IOException {
        if (files == null || files.isEmpty()) {
            throw Refusal.of("files", "请选择一张照片。");
        }
        String name = files.getOriginalFilename();
        stations.photo(actor, new StationId(id), name == null ? "" : name, files.getBytes());
        return back(new StationId(id), redirect, "照片已添加，拍摄位置等信息已去除。");
    }

    @Needs("deputies.arrange")
    @GetMapping("/deputies/map")
    String map(Model model) {
        model.addAttribute("form", Form.to("/deputies/map"));
        return "deputies/map";
    }

    @Needs("deputies.arrange")
    @PostMapping("/deputies/map")
    String setMap(
            Actor actor,
            @RequestParam(required = false) @Nullable MultipartFile files,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        try {
            byte[] given = files == null ? new byte[0] : files.getBytes();
            int shapes = stations.setMap(actor, actor.home(), given);
            redirect.addFlashAttribute("notice", "地图已更新，共 " + Numbers.plain(shapes) + " 个区域。");
            return "redirect:/deputies/map";
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("form", Form.to("/deputies/map").error("files", refusal.sentence()));
            return "deputies/map";
        }
    }

    private static String back(StationId id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:" + Stations.address(id);
    }
}
