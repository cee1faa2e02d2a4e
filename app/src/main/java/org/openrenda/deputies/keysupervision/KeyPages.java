package org.openrenda.deputies.keysupervision;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openrenda.congress.Congress;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionSearch;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Table;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Key suggestions: all of them, those under one's own name, and the council's next choice. */
@Controller
class KeyPages {

    private static final String PATH = "/deputies/keys";
    private static final int CHOICE_MAX = 500;

    private final KeySupervision keys;
    private final Suggestions suggestions;
    private final Congress congress;
    private final Access access;

    KeyPages(KeySupervision keys, Suggestions suggestions, Congress congress, Access access) {
        this.keys = keys;
        this.suggestions = suggestions;
        this.congress = congress;
        this.access = access;
    }

    @Needs("deputies.see")
    @GetMapping(PATH)
    ModelAndView list(Actor actor, HttpServletRequest request, Model model) {
        ListQuery query = ListQuery.of(request);
        List<KeyRow> rows =
                keys.rows(
                        actor.seen().stream().map(CongressId::value).toList(),
                        query.filter("mine").isEmpty() ? null : actor.account());
        model.addAttribute("mayChoose", actor.may(DeputiesPermission.KEY));
        ListPage list = ListPage.whole("重点督办建议", query, table(rows), "leader", "committee");
        List<ListQuery.Filter> filters = new ArrayList<>(list.filters());
        filters.add(0, query.choose("mine", "范围", Map.of("yes", "我领衔督办的")));
        return list.filters(filters).in("deputies/keys");
    }

    private static Table table(List<KeyRow> rows) {
        return new Table(
                List.of(
                        Table.Column.text("title", "建议").sortable(),
                        Table.Column.text("number", "编号").sortable(),
                        Table.Column.text("leader", "领衔督办").sortable(),
                        Table.Column.text("committee", "对口委员会").sortable(),
                        Table.Column.text("units", "承办单位").sortable(),
                        Table.Column.text("stage", "进度").sortable(),
                        Table.Column.text("due", "答复期限").sortable(),
                        Table.Column.text("decided", "确定日期").sortable()),
                rows.stream().map(KeyPages::row).toList());
    }

    private static Table.Row row(KeyRow row) {
        String number = row.number();
        return Table.Row.of(
                "",
                Table.Cell.link(row.title(), "/deputies/suggestions/" + row.id())
                        .small(row.leadName()),
                Table.Cell.text(number == null ? "" : number),
                Table.Cell.text(row.leaderName()),
                Table.Cell.text(row.committee()),
                Table.Cell.text(row.units()),
                Table.Cell.status(row.stage().word()),
                Table.Cell.day(row.dueOn()),
                Table.Cell.day(row.decidedOn()));
    }

    @Needs("deputies.key")
    @GetMapping(PATH + "/new")
    String blank(Actor actor, HttpServletRequest request, Model model) {
        Form form = Form.to(PATH).value("suggestion", ListQuery.of(request).filter("suggestion"));
        return form(actor, model, form);
    }

    private String form(Actor actor, Model model, Form form) {
        CongressId home = actor.home();
        List<SuggestionId> already =
                keys.rows(List.of(home.value()), null).stream().map(KeyRow::id).toList();
        SuggestionSearch open =
                new SuggestionSearch(
                        List.of(home.value()),
                        "OPEN",
                        "",
                        "",
                        0,
                        0,
                        "",
                        "",
                        "",
                        false,
                        "number",
                        false,
                        0,
                        CHOICE_MAX);
        List<Option> choices = new ArrayList<>();
        suggestions.rows(open).stream()
                .filter(one -> one.number() != null && !already.contains(one.id()))
                .forEach(one ->
                        choices.add(
                                Option.of(
                                        one.id().toString(),
                                        one.number()
                                                + " "
                                                + one.title()
                                                + "（"
                                                + one.leadName()
                                                + "）")));
        model.addAttribute("form", form);
        model.addAttribute("choices", choices);
        model.addAttribute(
                "leaders",
                access.holders(Role.CHAIR, home, null).stream()
                        .map(one -> Option.of(one.toString(), access.account(one).displayName()))
                        .toList());
        model.addAttribute(
                "committees",
                congress.organs(home).stream()
                        .filter(one -> one.kind().endsWith("_COMMITTEE"))
                        .filter(one -> !one.kind().equals("STANDING_COMMITTEE"))
                        .map(one -> Option.of(one.name(), one.name()))
                        .toList());
        return "deputies/key-form";
    }

    @Needs("deputies.key")
    @PostMapping(PATH)
    String designate(
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form =
                Form.sent(request)
                        .require("suggestion", "请选择一件建议")
                        .require("leader", "请选择领衔的主任会议成员")
                        .require("decidedOn", "请填写主任会议确定的日期");
        if (!form.hasErrors()) {
            try {
                keys.designate(
                        actor,
                        new SuggestionId(number(form, "suggestion")),
                        new AccountId(number(form, "leader")),
                        form.get("committee"),
                        day("decidedOn", form.get("decidedOn")),
                        form.get("reason"));
                redirect.addFlashAttribute("notice", "已确定为重点督办建议，领衔人收到通知。");
                return "redirect:" + PATH;
            } catch (Actor.Forbidden forbidden) {
                throw forbidden;
            } catch (Refusal refusal) {
                String field = refusal.field();
                form = form.error(field == null ? "suggestion" : field, refusal.sentence());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(actor, model, form);
    }

    private static long number(Form form, String name) {
        String given = form.get(name);
        if (!given.matches("[1-9][0-9]{0,17}")) {
            throw Refusal.of(name, "请从列出的里面选择。");
        }
        return Long.parseLong(given);
    }

    static LocalDate day(String field, String given) {
        try {
            return LocalDate.parse(given);
        } catch (DateTimeException noDay) {
            throw Refusal.of(field, "请填写日期。");
        }
    }
}
