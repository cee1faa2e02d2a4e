package org.openrenda.congress.deputyships;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.Congress;
import org.openrenda.congress.CongressLevel;
import org.openrenda.congress.CongressPermission;
import org.openrenda.congress.Deputy;
import org.openrenda.congress.DeputySearch;
import org.openrenda.congress.NewPerson;
import org.openrenda.congress.Seat;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Table;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The roster of deputies, one deputy with history and acts, and the entry of an election. */
@Controller
class DeputyPages {

    private static final String LIST = "/congress/deputies";

    private final Congress congress;
    private final Deputyships deputyships;
    private final DeputySheet sheet;
    private final TransactionTemplate transaction;

    DeputyPages(
            Congress congress,
            Deputyships deputyships,
            DeputySheet sheet,
            TransactionTemplate transaction) {
        this.congress = congress;
        this.deputyships = deputyships;
        this.sheet = sheet;
        this.transaction = transaction;
    }

    @Needs("congress.people-see")
    @GetMapping(LIST)
    ModelAndView list(Actor actor, HttpServletRequest request, Model model) {
        ListQuery query = ListQuery.of(request);
        DeputySearch search = search(query);
        model.addAttribute("mayImport", actor.may(CongressPermission.PEOPLE_IMPORT));
        model.addAttribute("mayKeep", actor.may(CongressPermission.PEOPLE_KEEP, actor.home()));
        Table table = table(congress.deputies(actor, search));
        return ListPage.of("代表名册", query, table, congress.count(actor, search))
                .filters(filters(actor, query, search.congress()))
                .in("congress/deputies");
    }

    private static DeputySearch search(ListQuery query) {
        String of = query.filter("congress");
        return new DeputySearch(
                query.filter("q"),
                query.filter("level"),
                of.matches("[0-9]{1,18}") ? Long.parseLong(of) : 0,
                query.filter("status"),
                query.filter("delegation"),
                query.filter("group"),
                query.sortAmong(DeputySearch.SORTS, ""),
                query.descending(),
                (int) query.offset(),
                query.size());
    }

    private List<ListQuery.Filter> filters(Actor actor, ListQuery query, long of) {
        Map<String, String> levels = new LinkedHashMap<>();
        Arrays.stream(CongressLevel.values()).forEach(l -> levels.put(l.name(), l.label()));
        Map<String, String> seen = new LinkedHashMap<>();
        congress.congresses().stream()
                .filter(one -> actor.sees(one.id()))
                .forEach(one -> seen.put(one.id().toString(), one.name()));
        Map<String, String> statuses = new LinkedHashMap<>();
        Arrays.stream(DeputyStatus.values()).forEach(s -> statuses.put(s.name(), s.label()));
        Map<String, String> delegations = new LinkedHashMap<>();
        congress.delegations(actor, of).forEach(one -> delegations.put(one, one));
        Map<String, String> groups = new LinkedHashMap<>();
        congress.groups(actor, of).forEach(one -> groups.put(one, one));
        return List.of(
                query.choose("level", "级别", levels),
                query.choose("congress", "人大", seen),
                query.choose("status", "状态", statuses),
                query.choose("delegation", "代表团", delegations),
                query.choose("group", "代表小组", groups));
    }

    private static Table table(List<Deputy> deputies) {
        return new Table(
                List.of(
                        Table.Column.text("name", "姓名").sortable(),
                        Table.Column.text("congress", "代表职务").sortable(),
                        Table.Column.text("unit", "选举单位").sortable(),
                        Table.Column.text("delegation", "代表团").sortable(),
                        Table.Column.text("group", "代表小组").sortable(),
                        Table.Column.text("occupation", "单位及职务").sortable(),
                        Table.Column.text("status", "状态").sortable()),
                deputies.stream().map(DeputyPages::row).toList());
    }

    private static Table.Row row(Deputy deputy) {
        return Table.Row.of(
                "",
                Table.Cell.link(deputy.name(), LIST + "/" + deputy.deputyship())
                        .small(deputy.gender()),
                Table.Cell.text(deputy.congressName()).small("第 " + deputy.term() + " 届"),
                Table.Cell.text(deputy.electoralUnit()),
                Table.Cell.text(deputy.delegation()),
                Table.Cell.text(deputy.group()),
                Table.Cell.text(deputy.occupation()),
                Table.Cell.status(DeputySheet.status(DeputyStatus.valueOf(deputy.status()))));
    }

    @Needs("congress.people-keep")
    @GetMapping(LIST + "/new")
    String blank(Model model) {
        model.addAttribute("form", Form.to(LIST).value("election", "GENERAL"));
        return "congress/deputyships/elect";
    }

    /** The person and the deputyship come together or not at all. */
    @Needs("congress.people-keep")
    @PostMapping(LIST)
    String elect(
            Actor actor, HttpServletRequest request, HttpServletResponse response, Model model) {
        Form form = Form.sent(request).require("name", "请填写姓名");
        try {
            Paper paper = new Paper(day(form.get("on")), form.get("document"), "");
            LocalDate on = paper.on();
            if (on == null) {
                form = form.error("on", "请填写当选日期");
            }
            if (!form.hasErrors() && on != null) {
                Form sent = form;
                Long id = transaction.execute(status -> elected(actor, sent, paper, on));
                return "redirect:" + LIST + "/" + id;
            }
        } catch (Actor.Forbidden forbidden) {
            throw forbidden;
        } catch (Refusal refusal) {
            String field = refusal.field();
            form = form.error(field == null ? "name" : field, refusal.sentence());
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("form", form);
        return "congress/deputyships/elect";
    }

    private Long elected(Actor actor, Form form, Paper paper, LocalDate on) {
        String born = form.get("born");
        boolean year = born.matches("(19|20)[0-9]{2}");
        if (!born.isEmpty() && !year) {
            throw Refusal.of("born", "出生年份应为四位数字，例如 1980。");
        }
        if (!form.get("phone").matches("|1[0-9]{10}")) {
            throw Refusal.of("phone", "手机号应为 11 位。");
        }
        NewPerson person =
                new NewPerson(
                        form.get("name"),
                        List.of("男", "女").contains(form.get("gender")) ? form.get("gender") : "",
                        year ? Integer.valueOf(born) : null,
                        form.get("nation"),
                        form.get("party"),
                        form.get("occupation"),
                        form.get("phone"));
        PersonId known = congress.person(actor, actor.home(), person);
        Seat seat =
                new Seat(
                        form.get("electoralUnit"),
                        form.get("delegation"),
                        form.get("group"),
                        form.get("profession"),
                        form.get("election").equals("BY_ELECTION"),
                        on,
                        paper.document());
        return deputyships.elect(actor, known, actor.home(), seat);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw Refusal.of("on", "日期应写成 2026-11-22 的样子。");
        }
    }

    @Needs("congress.people-see")
    @GetMapping(LIST + "/{id}")
    String deputy(Actor actor, @PathVariable long id, Model model) {
        DeputyshipView view = deputyships.deputyship(actor, id);
        boolean mayKeep = actor.may(CongressPermission.PEOPLE_KEEP, view.congress());
        model.addAttribute("view", view);
        model.addAttribute("matter", sheet.matter(view));
        model.addAttribute("acts", mayKeep ? DeputyOffer.of(view.status()) : List.of());
        model.addAttribute("mayKeep", mayKeep);
        model.addAttribute("attended", deputyships.attended(actor, id));
        model.addAttribute("offices", deputyships.offices(actor, id));
        return "congress/deputyships/deputy";
    }

    @Needs("congress.people-keep")
    @PostMapping(LIST + "/{id}/steps")
    String step(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        Form form = Form.sent(request);
        Paper paper = new Paper(day(form.get("on")), form.get("document"), form.get("note"));
        DeputyOffer offer = DeputyOffer.named(form.get("act"));
        switch (offer) {
            case REVIEW -> deputyships.review(actor, id, paper);
            case CONFIRM -> deputyships.confirm(actor, id, paper);
            case ANNUL -> deputyships.annul(actor, id, paper);
            case PUBLISH -> deputyships.publish(actor, id, paper);
            case SUSPEND -> deputyships.suspend(actor, id, DeputyOffer.ground(form), paper);
            case RESUME -> deputyships.resume(actor, id, paper);
            case RESIGN -> deputyships.resign(actor, id, paper);
            case KEEP -> deputyships.keep(actor, id, paper);
            case ACCEPT -> deputyships.accept(actor, id, DeputyOffer.vote(form), paper);
            case END -> deputyships.end(actor, id, DeputyOffer.reason(form), paper);
            case ANNOUNCE -> deputyships.announce(actor, id, paper);
        }
        redirect.addFlashAttribute("notice", "已记入代表职务的变动：" + offer.label() + "。");
        return "redirect:" + LIST + "/" + id;
    }

    @Needs("congress.people-keep")
    @PostMapping(LIST + "/{id}/place")
    String place(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String delegation,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") String profession,
            @RequestParam(defaultValue = "") String address,
            RedirectAttributes redirect) {
        deputyships.place(actor, id, delegation, group, profession, address);
        redirect.addFlashAttribute("notice", "资料已保存。");
        return "redirect:" + LIST + "/" + id;
    }
}
