package org.openrenda.meetings.rooms;

import org.openrenda.meetings.decisions.Decisions;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.MeetingsPermission;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.meetings.sittings.SpeechId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Fresh;
import org.openrenda.platform.Needs;
import org.openrenda.voting.polls.PollId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The running page (主持): quorum, the item now, who speaks, the vote, the next item. */
@Controller
class ChairRoomPages {

    private final Sittings sittings;
    private final Decisions decisions;
    private final MeetingStream stream;

    ChairRoomPages(Sittings sittings, Decisions decisions, MeetingStream stream) {
        this.sittings = sittings;
        this.decisions = decisions;
        this.stream = stream;
    }

    @Needs("meetings.chair")
    @Fresh(value = "voting.fresh.minutes", required = "voting.fresh.required")
    @GetMapping("/meetings/{id}/chair")
    String chair(Actor actor, @PathVariable long id, Model model) {
        MeetingId meeting = new MeetingId(id);
        // Read first: what happens meanwhile makes the page read itself anew, and never go unseen.
        Hall hall = stream.hall(meeting);
        MeetingView view = sittings.view(actor, meeting);
        model.addAttribute("view", view);
        model.addAttribute("agenda", AgendaLine.of(view, decisions.of(meeting)));
        model.addAttribute("outdated", decisions.outdated(actor, view));
        model.addAttribute("hall", hall);
        model.addAttribute("begins", Words.when(view.meeting().startsAt()));
        model.addAttribute("plans", actor.may(MeetingsPermission.PLAN, view.meeting().congress()));
        return "meetings/chair";
    }

    @Needs("meetings.chair")
    @Fresh(value = "voting.fresh.minutes", required = "voting.fresh.required")
    @PostMapping("/meetings/{id}/opening")
    String open(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        sittings.open(actor, new MeetingId(id), reason);
        return back(id, redirect, "已宣布开会，应到人数已固定。");
    }

    @Needs("meetings.chair")
    @Fresh(value = "voting.fresh.minutes", required = "voting.fresh.required")
    @PostMapping("/meetings/{id}/closing")
    String close(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        sittings.close(actor, new MeetingId(id));
        return back(id, redirect, "已宣布闭会。");
    }

    @Needs("meetings.chair")
    @PostMapping("/meetings/items/{item}/start")
    String take(Actor actor, @PathVariable long item, RedirectAttributes redirect) {
        sittings.take(actor, new ItemId(item));
        return back(of(item), redirect, "议题已开始。");
    }

    @Needs("meetings.chair")
    @PostMapping("/meetings/items/{item}/end")
    String finish(Actor actor, @PathVariable long item, RedirectAttributes redirect) {
        sittings.finish(actor, new ItemId(item));
        return back(of(item), redirect, "议题已结束。");
    }

    @Needs("meetings.chair")
    @PostMapping("/meetings/items/{item}/postponement")
    String postpone(
            Actor actor,
            @PathVariable long item,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        sittings.postpone(actor, new ItemId(item), reason);
        return back(of(item), redirect, "已记录暂不审议。");
    }

    @Needs("meetings.chair")
    @PostMapping("/meetings/speeches/{speech}/call")
    String call(
            Actor actor,
            @PathVariable long speech,
            @RequestParam(defaultValue = "0") long meeting,
            RedirectAttributes redirect) {
        sittings.call(actor, new SpeechId(speech));
        return back(meeting, redirect, "已请发言。");
    }

    @Needs("meetings.chair")
    @PostMapping("/meetings/{id}/speech-end")
    String endSpeech(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        sittings.endSpeech(actor, new MeetingId(id));
        return back(id, redirect, "发言已结束。");
    }

    @Needs("meetings.chair")
    @Fresh(value = "voting.fresh.minutes", required = "voting.fresh.required")
    @PostMapping("/meetings/polls/{poll}/opening")
    String openPoll(
            Actor actor, @PathVariable long poll, @RequestParam(defaultValue = "") String reason) {
        decisions.open(actor, new PollId(poll), reason);
        return "redirect:/voting/" + poll + "/chair";
    }

    /** Once more for those who vote now; a secret one goes on with the keys of its supervisors. */
    @Needs("meetings.chair")
    @Fresh(value = "voting.fresh.minutes", required = "voting.fresh.required")
    @PostMapping("/meetings/polls/{poll}/renewal")
    String renew(Actor actor, @PathVariable long poll, RedirectAttributes redirect) {
        MeetingId meeting = decisions.meetingOf(new PollId(poll));
        PollId next = decisions.renew(actor, new PollId(poll));
        boolean ready = decisions.isReady(next);
        return back(
                meeting.value(),
                redirect,
                ready ? "已按现在的人员重新准备，可以交付表决。" : "已按现在的人员重新拟定。请监票人生成密钥，工作人员再点“准备完成”。");
    }

    private long of(long item) {
        return sittings.meetingOf(new ItemId(item)).value();
    }

    private static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/meetings/" + id + "/chair";
    }
}
