package org.openrenda.meetings.rooms;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.openrenda.meetings.sittings.Correction;
import org.openrenda.meetings.sittings.Meeting;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingRole;
import org.openrenda.meetings.sittings.MeetingStage;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.Participant;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Table;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is set right of a meeting: when and where it is, who comes and as what. */
@Controller
class CorrectionPages {

    private final Sittings sittings;

    CorrectionPages(Sittings sittings) {
        this.sittings = sittings;
    }

    @Needs("meetings.plan")
    @GetMapping("/meetings/{id}/correction")
    String blank(Actor actor, @PathVariable long id, Model model) {
        MeetingView view = sittings.view(actor, new MeetingId(id));
        Meeting is = view.meeting();
        Form form =
                Form.to("/meetings/" + id + "/correction")
                        .value("day", is.startsAt().toLocalDate().toString())
                        .value("time", is.startsAt().toLocalTime().toString())
                        .value("place", is.place());
        return form(view, form, model);
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/{id}/correction")
    String correct(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request);
        try {
            Correction to =
                    new Correction(
                            MeetingListPages.startsAt(form),
                            form.get("place"),
                            form.get("reason"),
                            form.get("short"));
            sittings.correct(actor, new MeetingId(id), to);
        } catch (Actor.Forbidden forbidden) {
            throw forbidden;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String field = refusal.field() == null ? "short" : refusal.field();
            MeetingView view = sittings.view(actor, new MeetingId(id));
            return form(view, form.error(field, refusal.sentence()), model);
        }
        redirect.addFlashAttribute("notice", "已更正。");
        return "redirect:/meetings/" + id;
    }

    private static String form(MeetingView view, Form form, Model model) {
        model.addAttribute("view", view);
        model.addAttribute("form", form);
        model.addAttribute("law", MeetingMatter.law(view.numbers(), 0));
        return "meetings/correction";
    }

    @Needs("meetings.plan")
    @GetMapping("/meetings/{id}/people")
    ModelAndView people(Actor actor, @PathVariable long id, HttpServletRequest request) {
        MeetingView view = sittings.view(actor, new MeetingId(id));
        Table table =
                new Table(
                        List.of(
                                Table.Column.text("name", "姓名").sortable(),
                                Table.Column.text("no", "名单序号").sortable(),
                                Table.Column.text("person", "人员编号"),
                                Table.Column.text("role", "身份").sortable(),
                                Table.Column.text("duty", "职务").sortable(),
                                Table.Column.text("group", "代表团、小组").sortable()),
                        view.people().stream().map(one -> row(one.who())).toList());
        ModelAndView answer =
                ListPage.whole("更正人员", ListQuery.of(request), table, "role", "group")
                        .in("meetings/people");
        answer.addObject("view", view);
        return answer;
    }

    private static Table.Row row(Participant one) {
        return Table.Row.of(
                one.id(),
                Table.Cell.link(one.name(), "/meetings/participants/" + one.id()),
                Table.Cell.text("" + one.no()).orderedBy("%05d".formatted(one.no())),
                Table.Cell.text(one.person() == null ? "" : one.person().toString()),
                Table.Cell.text(one.role().label()),
                Table.Cell.text(one.duty()),
                Table.Cell.text(one.group()));
    }

    @Needs("meetings.plan")
    @GetMapping("/meetings/participants/{participant}")
    String participant(Actor actor, @PathVariable long participant, Model model) {
        Participant who = sittings.participant(new ParticipantId(participant));
        MeetingView view = sittings.view(actor, who.meeting());
        MeetingStage stage = view.meeting().stage();
        model.addAttribute("view", view);
        model.addAttribute("who", who);
        model.addAttribute(
                "fixed", stage == MeetingStage.IN_SESSION && who.role() == MeetingRole.ATTEND);
        return "meetings/participant";
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/participants/{participant}/role")
    String role(
            Actor actor,
            @PathVariable long participant,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        Participant who = sittings.participant(new ParticipantId(participant));
        MeetingRole chosen =
                Arrays.stream(MeetingRole.values())
                        .filter(one -> one.name().equals(role))
                        .findFirst()
                        .orElseThrow(() -> Refusal.of("role", "请选择改为什么身份。"));
        sittings.changeRole(actor, who.id(), chosen, reason);
        return back(who, redirect, who.name() + "已改为" + chosen.label() + "。");
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/participants/{participant}/removal")
    String remove(
            Actor actor,
            @PathVariable long participant,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        Participant who = sittings.participant(new ParticipantId(participant));
        sittings.remove(actor, who.id(), reason);
        return back(who, redirect, who.name() + "已移出名单。");
    }

    private static String back(Participant who, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/meetings/" + who.meeting() + "/people";
    }
}
