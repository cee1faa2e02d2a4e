package org.openrenda.meetings.rooms;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.meetings.sittings.MeetingNumbers;
import org.openrenda.meetings.sittings.MeetingRole;
import org.openrenda.meetings.sittings.MeetingRow;
import org.openrenda.meetings.sittings.MeetingSearch;
import org.openrenda.meetings.sittings.MeetingStage;
import org.openrenda.meetings.sittings.MeetingsPermission;
import org.openrenda.meetings.sittings.NewMeeting;
import org.openrenda.meetings.sittings.NewParticipant;
import org.openrenda.meetings.sittings.Participant;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.SignedIn;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of meetings, one's own, and the form that plans one: the kind first. */
@Controller
class MeetingListPages {

    private final Sittings sittings;
    private final PeopleForm people;

    MeetingListPages(Sittings sittings, PeopleForm people) {
        this.sittings = sittings;
        this.people = people;
    }

    @Needs("meetings.see")
    @GetMapping("/meetings")
    ModelAndView list(Actor actor, HttpServletRequest request) {
        ListQuery query = ListQuery.of(request);
        MeetingSearch search =
                new MeetingSearch(
                        List.copyOf(actor.seen()),
                        query.filter("kind"),
                        query.filter("stage"),
                        query.filter("q"),
                        query.sortAmong(MeetingSearch.SORTS, "day"),
                        query.sort().isEmpty() || query.descending(),
                        query.offset(),
                        query.size());
        Map<String, String> kinds = new LinkedHashMap<>();
        Arrays.stream(MeetingKind.values()).forEach(one -> kinds.put(one.name(), one.label()));
        Map<String, String> stages = new LinkedHashMap<>();
        Arrays.stream(MeetingStage.values()).forEach(one -> stages.put(one.name(), one.label()));
        ModelAndView answer =
                ListPage.of(
                                "会议",
                                query,
                                table(sittings.rows(actor, search), ""),
                                sittings.count(actor, search))
                        .filters(
                                List.of(
                                        query.choose("kind", "会议类别", kinds),
                                        query.choose("stage", "进度", stages)))
                        .in("meetings/meetings");
        answer.addObject("mayPlan", actor.may(MeetingsPermission.PLAN, actor.home()));
        return answer;
    }

    private static Table table(List<MeetingRow> rows, String page) {
        return new Table(
                List.of(
                        Table.Column.text("title", "会议").sortable(),
                        Table.Column.text("stage", "进度").sortable(),
                        Table.Column.text("day", "时间").sortable(),
                        Table.Column.text("place", "地点").sortable(),
                        Table.Column.number("items", "议题"),
                        Table.Column.number("people", "应到")),
                rows.stream().map(row -> row(row, page)).toList());
    }

    private static Table.Row row(MeetingRow row, String page) {
        return Table.Row.of(
                row.id(),
                Table.Cell.link(row.title(), "/meetings/" + row.id() + page)
                        .small(row.kind().label()),
                Table.Cell.status(Words.of(row.stage())),
                Table.Cell.text(Words.when(row.startsAt())),
                Table.Cell.text(row.place()),
                Table.Cell.number(row.items()),
                Table.Cell.number(row.people()));
    }

    @SignedIn
    @GetMapping("/meetings/mine")
    String mine(Actor actor, Model model) {
        model.addAttribute("mine", table(sittings.mine(actor), "/mine"));
        return "meetings/my-meetings";
    }

    /** First the kind; what the law fills in then stands beside the form. */
    @Needs("meetings.plan")
    @GetMapping("/meetings/new")
    String blank(Actor actor, @RequestParam(defaultValue = "") String kind, Model model) {
        MeetingKind chosen = kind(kind);
        if (chosen == null) {
            model.addAttribute("kinds", List.of(MeetingKind.values()));
            return "meetings/kinds";
        }
        Form form =
                Form.to("/meetings")
                        .value("kind", chosen.name())
                        .value("attend", attending(actor, chosen))
                        .value("nonvoting", sittingIn(actor, chosen));
        return form(actor, chosen, form, model);
    }

    /** MTG-7: a standing committee's meeting is attended by its members, others as last time. */
    private String attending(Actor actor, MeetingKind kind) {
        String members =
                kind == MeetingKind.STANDING_COMMITTEE ? people.committee(actor, actor.home()) : "";
        return members.isEmpty()
                ? people.attended(
                        actor, actor.home(), sittings.lastPeople(actor, actor.home(), kind))
                : members;
    }

    private String sittingIn(Actor actor, MeetingKind kind) {
        return sittings.lastPeople(actor, actor.home(), kind).stream()
                .filter(one -> one.role() == MeetingRole.NONVOTING)
                .map((Participant one) ->
                        one.duty().isEmpty() ? one.name() : one.name() + " " + one.duty())
                .collect(Collectors.joining("\n"));
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings")
    String plan(
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request);
        MeetingKind kind = kind(form.get("kind"));
        if (kind == null) {
            throw Refusal.of("kind", "请先选择会议类别。");
        }
        try {
            NewMeeting given =
                    new NewMeeting(
                            actor.home(),
                            kind,
                            parent(form.get("parent")),
                            form.get("title"),
                            form.get("place"),
                            startsAt(form),
                            form.get("extraordinary").equals("yes"));
            List<NewParticipant> invited = new ArrayList<>(attend(actor, kind, form));
            invited.addAll(PeopleForm.others(MeetingRole.NONVOTING, form.get("nonvoting")));
            MeetingId id = sittings.plan(actor, given);
            sittings.addPeople(actor, id, invited);
            redirect.addFlashAttribute("notice", "已开始筹备，请编排议程，再发出通知。");
            return "redirect:/meetings/" + id;
        } catch (Actor.Forbidden forbidden) {
            throw forbidden;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String field = refusal.field() == null ? "title" : refusal.field();
            return form(actor, kind, form.error(field, refusal.sentence()), model);
        }
    }

    private List<NewParticipant> attend(Actor actor, MeetingKind kind, Form form) {
        return kind.isOfAllDeputies()
                ? people.deputies(actor, actor.home())
                : people.members(actor, actor.home(), form.get("attend"));
    }

    private static @org.jspecify.annotations.Nullable MeetingId parent(String typed) {
        return typed.matches("[1-9][0-9]{0,17}") ? new MeetingId(Long.parseLong(typed)) : null;
    }

    static LocalDateTime startsAt(Form form) {
        try {
            return LocalDateTime.parse(form.get("day") + "T" + form.get("time"));
        } catch (DateTimeParseException e) {
            throw Refusal.of("day", "请填写开会的日期和时间，例如 2026-12-01 和 09:00。");
        }
    }

    private static @org.jspecify.annotations.Nullable MeetingKind kind(String name) {
        return Arrays.stream(MeetingKind.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private String form(Actor actor, MeetingKind kind, Form form, Model model) {
        List<Option> parents = new ArrayList<>();
        if (kind.isPart()) {
            MeetingSearch sessions =
                    new MeetingSearch(
                            List.of(actor.home()), "CONGRESS", "", "", "day", true, 0, 20);
            for (MeetingRow one : sittings.rows(actor, sessions)) {
                parents.add(Option.of(one.id().toString(), one.title()));
            }
        }
        model.addAttribute("form", form);
        model.addAttribute("kind", kind);
        model.addAttribute("parents", parents);
        MeetingNumbers numbers = sittings.template(kind, actor.home());
        model.addAttribute("law", MeetingMatter.law(numbers, 0));
        return "meetings/meeting-form";
    }
}
