package org.openrenda.meetings.rooms;

import org.openrenda.meetings.decisions.Decisions;
import org.openrenda.meetings.papers.Papers;
import org.openrenda.meetings.seating.SeatMap;
import org.openrenda.meetings.seating.Seating;
import org.openrenda.meetings.seating.SeatingPlan;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.SignedIn;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The meeting on a member's phone: the agenda, signing in, speaking, leave, the way to vote. */
@Controller
class MemberPages {

    private final Sittings sittings;
    private final Decisions decisions;
    private final MeetingStream stream;
    private final Papers papers;
    private final Seating seating;
    private final Calendar calendar;

    MemberPages(
            Sittings sittings,
            Decisions decisions,
            MeetingStream stream,
            Papers papers,
            Seating seating,
            Calendar calendar) {
        this.sittings = sittings;
        this.decisions = decisions;
        this.stream = stream;
        this.papers = papers;
        this.seating = seating;
        this.calendar = calendar;
    }

    @SignedIn
    @GetMapping("/meetings/{id}/mine")
    String mine(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String kept,
            Model model) {
        return page(actor, id, "", !kept.isEmpty(), model);
    }

    /** Where the code on the hall screen leads; it signs nobody in by looking. */
    @SignedIn
    @GetMapping("/meetings/{id}/sign-in")
    String arrive(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String code,
            Model model) {
        return page(actor, id, code, false, model);
    }

    /** A page that is put on a device names nothing secret. */
    private String page(Actor actor, long id, String code, boolean onDevice, Model model) {
        MeetingId meeting = new MeetingId(id);
        // Read first: what happens meanwhile makes the page read itself anew, and never go unseen.
        Hall hall = stream.hall(meeting);
        MeetingView all = sittings.view(actor, meeting);
        MeetingView view = onDevice ? all.withoutSecrets() : all;
        model.addAttribute("view", view);
        model.addAttribute("agenda", AgendaLine.of(view, decisions.of(view.meeting().id())));
        model.addAttribute("hall", hall);
        model.addAttribute("begins", Words.when(view.meeting().startsAt()));
        model.addAttribute("code", code);
        model.addAttribute("signs", view.meeting().takesArrivals(calendar.today()));
        SeatingPlan plan = seating.plan(view.meeting().id());
        ParticipantId mine = view.me() == null ? null : view.me().who().id();
        boolean seated = plan != null && mine != null && plan.seats().containsKey(mine);
        model.addAttribute("seat", seated ? plan.words(mine) : "");
        model.addAttribute("seatMap", seated ? SeatMap.of(plan, plan.seats().get(mine)) : null);
        model.addAttribute("papers", papers.forReading(actor, view.meeting().id(), onDevice));
        return "meetings/member";
    }

    @SignedIn
    @PostMapping("/meetings/{id}/sign-in")
    String signIn(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String code,
            RedirectAttributes redirect) {
        sittings.signIn(actor, new MeetingId(id), code);
        return back(id, redirect, "已签到。");
    }

    @SignedIn
    @PostMapping("/meetings/{id}/departure")
    String goOut(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        sittings.goOut(actor, new MeetingId(id));
        return back(id, redirect, "已登记离席，返回时请再扫码签到。");
    }

    @SignedIn
    @PostMapping("/meetings/{id}/leaves")
    String leave(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        sittings.askLeave(actor, new MeetingId(id), reason);
        return back(id, redirect, "请假已提出，批准后会通知您。");
    }

    @SignedIn
    @PostMapping("/meetings/items/{item}/speech")
    String speak(Actor actor, @PathVariable long item, RedirectAttributes redirect) {
        ItemId id = new ItemId(item);
        sittings.askToSpeak(actor, id);
        return back(sittings.meetingOf(id).value(), redirect, "已申请发言，请等主持人点名。");
    }

    @SignedIn
    @PostMapping("/meetings/items/{item}/speech-withdrawal")
    String withdraw(Actor actor, @PathVariable long item, RedirectAttributes redirect) {
        ItemId id = new ItemId(item);
        sittings.withdraw(actor, id);
        return back(sittings.meetingOf(id).value(), redirect, "已收回发言申请。");
    }

    private static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/meetings/" + id + "/mine";
    }
}
