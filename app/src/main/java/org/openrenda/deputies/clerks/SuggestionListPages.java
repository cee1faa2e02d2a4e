package org.openrenda.deputies.clerks;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.Congress;
import org.openrenda.deputies.suggestions.SuggestionRow;
import org.openrenda.deputies.suggestions.SuggestionSearch;
import org.openrenda.deputies.suggestions.SuggestionSource;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.hotline.topics.Topics;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Needs;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Table;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** All suggestions of the congresses that a clerk or a leader may see. */
@Controller
class SuggestionListPages {

    private static final int AMBER_WITHIN_WORKDAYS = 5;
    private static final List<String> SORTS = List.of("submitted", "due", "number", "title");

    private final Suggestions suggestions;
    private final Congress congress;
    private final Topics topics;
    private final Calendar calendar;

    SuggestionListPages(
            Suggestions suggestions, Congress congress, Topics topics, Calendar calendar) {
        this.suggestions = suggestions;
        this.congress = congress;
        this.topics = topics;
        this.calendar = calendar;
    }

    @Needs("deputies.see")
    @GetMapping("/deputies/suggestions")
    ModelAndView list(Actor actor, HttpServletRequest request) {
        ListQuery query = ListQuery.of(request);
        SuggestionSearch search = search(actor, query, (int) query.offset(), query.size());
        return ListPage.of(
                        "代表建议", query, table(suggestions.rows(search)), suggestions.count(search))
                .filters(
                        List.of(
                                query.choose("stage", "进度", stages()),
                                query.choose("source", "提出时间", sources()),
                                query.choose("clock", "期限", clocks()),
                                query.choose("unit", "承办单位", units(actor)),
                                query.choose("topic", "议题", topics.below("")),
                                query.choose("area", "区域", areas(actor))))
                .in("deputies/suggestions");
    }

    private static SuggestionSearch search(Actor actor, ListQuery query, int offset, int most) {
        String unit = query.filter("unit");
        return new SuggestionSearch(
                query.filter("clock").equals("UNRATED")
                        ? List.of(actor.home().value())
                        : actor.seen().stream().map(CongressId::value).toList(),
                query.filter("stage"),
                query.filter("source"),
                query.filter("q"),
                0,
                unit.matches("[0-9]{1,18}") ? Long.parseLong(unit) : 0,
                digits(query.filter("topic")),
                digits(query.filter("area")),
                query.filter("clock"),
                false,
                query.sortAmong(SORTS, "submitted"),
                query.sort().isEmpty() || query.descending(),
                offset,
                most);
    }

    /** A code is compared by its beginning, where signs with a meaning of their own would count. */
    private static String digits(String code) {
        return code.matches("[0-9]{0,12}") ? code : "";
    }

    private static Map<String, String> clocks() {
        Map<String, String> clocks = new LinkedHashMap<>();
        clocks.put("SOON", "7 天内到期");
        clocks.put("LATE", "已逾期");
        clocks.put("UNRATED", "本级评价期满未评完");
        return clocks;
    }

    private static Map<String, String> stages() {
        Map<String, String> stages = new LinkedHashMap<>();
        stages.put("OPEN", "未结案的全部");
        stages.put("REVIEWING", "待审核（含初审）");
        stages.put("WAITING", "待交办（含征求意见）");
        Arrays.stream(SuggestionStage.values())
                .filter(stage -> !stage.isPrivate())
                .forEach(stage -> stages.put(stage.name(), stage.label()));
        return stages;
    }

    private static Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        Arrays.stream(SuggestionSource.values()).forEach(s -> sources.put(s.name(), s.label()));
        return sources;
    }

    private Map<String, String> units(Actor actor) {
        Map<String, String> units = new LinkedHashMap<>();
        congress.units(actor.home()).forEach(unit -> units.put(unit.id().toString(), unit.name()));
        return units;
    }

    private Map<String, String> areas(Actor actor) {
        String home = congress.congress(actor.home()).areaCode();
        Map<String, String> areas = new LinkedHashMap<>();
        congress.areas().stream()
                .filter(area -> home != null && home.equals(area.parentCode()))
                .forEach(area -> areas.put(area.code(), area.name()));
        return areas;
    }

    private Table table(List<SuggestionRow> rows) {
        return new Table(
                List.of(
                        Table.Column.text("title", "建议").sortable(),
                        Table.Column.text("number", "编号").sortable(),
                        Table.Column.text("lead", "领衔代表"),
                        Table.Column.number("signers", "附议"),
                        Table.Column.text("stage", "进度"),
                        Table.Column.text("units", "承办单位"),
                        Table.Column.text("submitted", "提交").sortable(),
                        Table.Column.text("due", "答复期限").sortable(),
                        Table.Column.text("left", "还剩")),
                rows.stream().map(this::row).toList());
    }

    private Table.Row row(SuggestionRow row) {
        String topic = row.topicName();
        String number = row.number();
        return Table.Row.of(
                "",
                Table.Cell.link(row.title(), "/deputies/suggestions/" + row.id())
                        .small(topic == null ? "" : topic),
                Table.Cell.text(number == null ? "未立案" : number),
                Table.Cell.text(row.leadName()),
                Table.Cell.number(row.coSigners()),
                Table.Cell.status(row.stage().word()),
                Table.Cell.text(row.units()),
                Table.Cell.text(Dates.full(row.submittedOn())),
                Table.Cell.text(Dates.full(row.dueOn())),
                left(row.dueOn()));
    }

    private Table.Cell left(@Nullable LocalDate due) {
        return due == null
                ? Table.Cell.text("")
                : Table.Cell.status(Dates.due(calendar.workdaysUntil(due), AMBER_WITHIN_WORKDAYS));
    }
}
