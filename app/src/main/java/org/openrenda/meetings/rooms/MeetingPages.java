package org.openrenda.meetings.rooms;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openrenda.meetings.decisions.Decisions;
import org.openrenda.meetings.sittings.Attendance;
import org.openrenda.meetings.sittings.AttendanceWay;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.ItemKind;
import org.openrenda.meetings.sittings.LeaveId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingRole;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.MeetingsPermission;
import org.openrenda.meetings.sittings.NewItem;
import org.openrenda.meetings.sittings.NewParticipant;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.meetings.sittings.Presence;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Table;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The meeting's page for the secretariat: agenda, people, notice, leave, and who is there. */
@Controller
class MeetingPages {

    private final Sittings sittings;
    private final Decisions decisions;
    private final PeopleForm people;

    MeetingPages(Sittings sittings, Decisions decisions, PeopleForm people) {
        this.sittings = sittings;
        this.decisions = decisions;
        this.people = people;
    }

    @Needs("meetings.see")
    @GetMapping("/meetings/{id}")
    String meeting(Actor actor, @PathVariable long id, Model model) {
        MeetingId meeting = new MeetingId(id);
        MeetingView view = sittings.view(actor, meeting);
        var at = view.meeting().congress();
        model.addAttribute("view", view);
        model.addAttribute("matter", MeetingMatter.of(view));
        model.addAttribute("agenda", AgendaLine.of(view, decisions.of(meeting)));
        model.addAttribute("leaves", sittings.leaves(actor, meeting));
        model.addAttribute("plans", actor.may(MeetingsPermission.PLAN, at));
        model.addAttribute("chairs", actor.may(MeetingsPermission.CHAIR, at));
        model.addAttribute("approves", actor.may(MeetingsPermission.APPROVE_OPINIONS, at));
        model.addAttribute("decidesLeave", sittings.mayDecideLeave(actor, meeting));
        return "meetings/meeting";
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/{id}/items")
    String add(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        Form form = Form.sent(request);
        String minutes = form.get("minutes");
        if (!minutes.matches("[0-9]{0,3}")) {
            throw Refusal.of("minutes", "预计时间请写分钟数。");
        }
        String parent = form.get("parent");
        sittings.addItem(
                actor,
                new MeetingId(id),
                new NewItem(
                        parent.matches("[1-9][0-9]{0,17}")
                                ? new ItemId(Long.parseLong(parent))
                                : null,
                        form.get("title"),
                        one(ItemKind.values(), form.get("kind"), "kind"),
                        one(Publicity.values(), form.get("publicity"), "publicity"),
                        form.get("reporter"),
                        minutes.isEmpty() ? 0 : Integer.parseInt(minutes),
                        null));
        return back(id, redirect, "已列入议程。");
    }

    private static <E extends Enum<E>> E one(E[] all, String name, String field) {
        return Arrays.stream(all)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.of(field, "请选择一项。"));
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/items/{item}/position")
    String move(
            Actor actor,
            @PathVariable long item,
            @RequestParam(defaultValue = "yes") String up,
            RedirectAttributes redirect) {
        ItemId id = new ItemId(item);
        sittings.moveItem(actor, id, up.equals("yes"));
        return back(sittings.meetingOf(id).value(), redirect, "已调整先后。");
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/items/{item}/removal")
    String drop(Actor actor, @PathVariable long item, RedirectAttributes redirect) {
        ItemId id = new ItemId(item);
        long meeting = sittings.meetingOf(id).value();
        sittings.dropItem(actor, id);
        return back(meeting, redirect, "已从议程去掉。");
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/{id}/people")
    String people(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String attend,
            @RequestParam(defaultValue = "") String nonvoting,
            @RequestParam(defaultValue = "") String observers,
            RedirectAttributes redirect) {
        List<NewParticipant> given = new ArrayList<>(people.members(actor, actor.home(), attend));
        given.addAll(PeopleForm.others(MeetingRole.NONVOTING, nonvoting));
        given.addAll(PeopleForm.others(MeetingRole.OBSERVER, observers));
        if (given.isEmpty()) {
            throw Refusal.of("attend", "请写明要增加的人员。");
        }
        int added = sittings.addPeople(actor, new MeetingId(id), given);
        return back(id, redirect, "已登记 " + added + " 人。");
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/{id}/notice")
    String convene(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        sittings.convene(actor, new MeetingId(id), reason);
        return back(id, redirect, "通知已发出。");
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/{id}/cancellation")
    String cancel(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        sittings.cancel(actor, new MeetingId(id), reason);
        return back(id, redirect, "会议已取消，已通知参加人员。");
    }

    @Needs({"meetings.approve", "meetings.approve-group"})
    @PostMapping("/meetings/{id}/leaves/{leave}/decision")
    String decide(
            Actor actor,
            @PathVariable long id,
            @PathVariable long leave,
            @RequestParam(defaultValue = "") String granted,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect) {
        sittings.decideLeave(actor, new LeaveId(leave), granted.equals("yes"), words);
        return back(id, redirect, granted.equals("yes") ? "已批准请假。" : "未批准请假，已通知本人。");
    }

    /** Who is there, to be found by name and entered by hand; also as a file. */
    @Needs("meetings.plan")
    @GetMapping("/meetings/{id}/attendance")
    ModelAndView attendance(Actor actor, @PathVariable long id, HttpServletRequest request) {
        MeetingView view = sittings.view(actor, new MeetingId(id));
        Table table =
                new Table(
                        List.of(
                                Table.Column.text("name", "姓名").sortable(),
                                Table.Column.text("role", "身份").sortable(),
                                Table.Column.text("state", "现在").sortable(),
                                Table.Column.text("times", "在场时间")),
                        view.people().stream().map(one -> row(one, view)).toList());
        ModelAndView answer =
                ListPage.whole("到会登记", ListQuery.of(request), table, "role", "state")
                        .in("meetings/attendance");
        answer.addObject("view", view);
        return answer;
    }

    private static Table.Row row(Attendance one, MeetingView view) {
        List<String> times = new ArrayList<>();
        for (Presence.Interval time : one.presence().intervals()) {
            String until = time.until() == null ? " 起" : "—" + Words.time(time.until());
            times.add(Words.time(time.from()) + until);
        }
        String duty = one.who().duty().isEmpty() ? one.who().group() : one.who().duty();
        return Table.Row.of(
                one.who().id(),
                Table.Cell.text(one.who().name()).small(duty),
                Table.Cell.text(one.who().role().label()),
                Table.Cell.status(Words.of(one, view)),
                Table.Cell.text(String.join("，", times)));
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/{id}/attendance")
    String register(
            Actor actor,
            @PathVariable long id,
            @RequestParam(name = "id", defaultValue = "") List<Long> person,
            @RequestParam(defaultValue = "come") String way,
            RedirectAttributes redirect) {
        Set<ParticipantId> who = new HashSet<>();
        person.forEach(one -> who.add(new ParticipantId(one)));
        AttendanceWay as = way.equals("go") ? AttendanceWay.LEFT : AttendanceWay.LIST;
        sittings.register(actor, new MeetingId(id), who, as);
        redirect.addFlashAttribute(
                "notice", "已登记 " + who.size() + " 人" + (way.equals("go") ? "离席。" : "到会。"));
        return "redirect:/meetings/" + id + "/attendance";
    }

    private static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/meetings/" + id;
    }
}
