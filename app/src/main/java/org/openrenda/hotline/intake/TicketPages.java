package org.openrenda.hotline.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.Unit;
import org.openrenda.hotline.HotlinePermission;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Needs;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of tickets, to which every figure leads, and one ticket. */
@Controller
class TicketPages {

    private static final int WORDS_CHARS_MIN = 2;

    private final TicketReader reader;
    private final TicketSheet sheet;
    private final Intake intake;
    private final TopicWords topics;

    TicketPages(TicketReader reader, TicketSheet sheet, Intake intake, TopicWords topics) {
        this.reader = reader;
        this.sheet = sheet;
        this.intake = intake;
        this.topics = topics;
    }

    @Needs("hotline.tickets")
    @GetMapping("/hotline/tickets")
    ModelAndView list(Actor actor, HttpServletRequest request, Model model) {
        ListQuery query = ListQuery.of(request);
        TicketSearch search = search(actor, query, query.offset(), query.size());
        model.addAttribute("isShort", isShort(query.filter("q")));
        model.addAttribute("mayImport", actor.may(HotlinePermission.IMPORT));
        return ListPage.of("热线工单", query, table(reader.tickets(search)), reader.count(search))
                .filters(filters(actor, query, search.congresses()))
                .in("hotline/intake/tickets");
    }

    private static boolean isShort(String words) {
        return !words.isEmpty() && words.codePointCount(0, words.length()) < WORDS_CHARS_MIN;
    }

    private TicketSearch search(Actor actor, ListQuery query, long offset, int most) {
        String topic = query.filter("topic");
        String area = query.filter("area");
        String words = query.filter("q");
        return new TicketSearch(
                actor.seen().stream()
                        .filter(one -> actor.may(HotlinePermission.TICKETS, one))
                        .map(CongressId::value)
                        .toList(),
                topic.isEmpty() ? null : topic.equals("none") ? List.of("") : topics.below(topic),
                area.isEmpty() ? null : area.equals("none") ? List.of("") : sheet.below(area),
                number(query.filter("unit")),
                query.filter("channel"),
                query.filter("kind"),
                query.filter("state"),
                query.day("day-from"),
                query.day("day-to"),
                isShort(words) ? "" : words,
                query.filter("repeat").equals("yes"),
                query.filter("solved"),
                query.filter("satisfaction"),
                number(query.filter("issue")),
                query.sortAmong(List.of("received", "confidence"), "received"),
                query.sort().isEmpty() || query.descending(),
                offset,
                most);
    }

    private static @Nullable Long number(String text) {
        return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    private List<ListQuery.Filter> filters(Actor actor, ListQuery query, List<Long> congresses) {
        Map<String, String> topicSteps = topics.steps(query.filter("topic"));
        topicSteps.put("none", "未归类");
        Map<String, String> units = new LinkedHashMap<>();
        sheet.units(actor.home()).forEach(u -> units.put(u.id().toString(), u.name()));
        units.put("0", "未确定");
        Map<String, String> kinds = new LinkedHashMap<>();
        Arrays.stream(Ticket.Kind.values()).forEach(k -> kinds.put(k.name(), k.label()));
        Map<String, String> channels = new LinkedHashMap<>();
        reader.channels(congresses).forEach(one -> channels.put(one, one));
        Map<String, String> contents = new LinkedHashMap<>();
        Arrays.stream(Ticket.Satisfaction.values()).forEach(s -> contents.put(s.name(), s.label()));
        Map<String, String> solved = new LinkedHashMap<>();
        solved.put("yes", "已解决");
        solved.put("no", "未解决");
        Map<String, String> states = new LinkedHashMap<>();
        states.put("OPEN", "办理中");
        states.put("CLOSED", "已办结");
        List<ListQuery.Filter> filters = new ArrayList<>();
        filters.add(query.dates("day", "受理日期"));
        filters.add(query.choose("topic", "议题", topicSteps));
        filters.add(query.choose("area", "区域", sheet.areaSteps(query.filter("area"))));
        filters.add(query.choose("unit", "承办单位", units));
        filters.add(query.choose("kind", "类型", kinds));
        filters.add(query.choose("state", "状态", states));
        filters.add(query.choose("solved", "是否解决", solved));
        filters.add(query.choose("satisfaction", "满意情况", contents));
        filters.add(query.choose("repeat", "重复来电", Map.of("yes", "只看重复来电")));
        if (channels.size() > 1) {
            filters.add(query.choose("channel", "渠道", channels));
        }
        if (!query.filter("issue").isEmpty()) {
            filters.add(query.choose("issue", "热点", Map.of(query.filter("issue"), "同一热点")));
        }
        return filters;
    }

    private Table table(List<TicketView> tickets) {
        Map<Long, String> unitNames = sheet.unitNames(tickets);
        return new Table(
                List.of(
                        Table.Column.text("title", "标题"),
                        Table.Column.text("received", "受理时间").sortable(),
                        Table.Column.text("topic", "议题"),
                        Table.Column.text("area", "区域"),
                        Table.Column.text("unit", "承办单位"),
                        Table.Column.text("state", "状态"),
                        Table.Column.text("result", "回访结果")),
                tickets.stream().map(ticket -> row(ticket, unitNames)).toList());
    }

    private Table.Row row(TicketView ticket, Map<Long, String> unitNames) {
        return Table.Row.of(
                ticket.id(),
                Table.Cell.link(TicketSheet.title(ticket), "/hotline/tickets/" + ticket.id())
                        .small(ticket.number() + (ticket.repeat() ? "　重复来电" : "")),
                Table.Cell.text(Dates.full(ticket.receivedAt().toLocalDate())),
                Table.Cell.text(topics.name(ticket.topic())).small(ticket.kind()),
                Table.Cell.text(sheet.areaName(ticket.area())),
                Table.Cell.text(unitNames.getOrDefault(ticket.unit(), "未确定")),
                Table.Cell.status(
                        ticket.closed() ? StatusWord.green("已办结") : StatusWord.blue("办理中")),
                Table.Cell.text(TicketSheet.result(ticket)));
    }

    @Needs("hotline.tickets")
    @GetMapping("/hotline/tickets/{id}")
    String ticket(Actor actor, @PathVariable long id, Model model) {
        TicketView ticket = reader.ticket(actor, new TicketId(id));
        boolean may = actor.may(HotlinePermission.CORRECT, ticket.congress());
        model.addAttribute("view", ticket);
        model.addAttribute("matter", sheet.matter(ticket));
        model.addAttribute("mayCorrect", may);
        model.addAttribute("topics", may ? options(topics.choices(3)) : List.of());
        List<Option> units = new ArrayList<>();
        if (may) {
            for (Unit unit : sheet.unitsFor(actor.home(), ticket.congress())) {
                units.add(Option.of(unit.id().toString(), unit.name()));
            }
        }
        model.addAttribute("units", units);
        return "hotline/intake/ticket";
    }

    private static List<Option> options(Map<String, String> choices) {
        List<Option> options = new ArrayList<>();
        choices.forEach((code, name) -> options.add(Option.of(code, name)));
        return options;
    }

    @Needs("hotline.correct")
    @PostMapping("/hotline/tickets/{id}/correction")
    String correct(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "") String unit,
            RedirectAttributes redirect) {
        Long chosen = number(unit);
        intake.correct(actor, new TicketId(id), topic, chosen == null ? null : new UnitId(chosen));
        redirect.addFlashAttribute("notice", "已更正，看板的数字同时更新。以后重新导入也不会改回去。");
        return "redirect:/hotline/tickets/" + id;
    }
}
