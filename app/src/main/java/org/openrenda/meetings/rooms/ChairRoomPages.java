package org.openrenda.meetings.rooms;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.openrenda.congress.members.Member;
import org.openrenda.congress.members.Members;
import org.openrenda.meetings.decisions.Decisions;
import org.openrenda.meetings.decisions.NewDecision;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.MeetingsPermission;
import org.openrenda.meetings.sittings.Participant;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.meetings.sittings.SpeechId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Form;
import org.openrenda.voting.polls.BallotItem;
import org.openrenda.voting.polls.MatterKind;
import org.openrenda.voting.polls.Official;
import org.openrenda.voting.polls.OfficialDuty;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollKind;
import org.openrenda.voting.polls.Visibility;
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
    private final Members members;
    private final MeetingStream stream;

    ChairRoomPages(Sittings sittings, Decisions decisions, Members members, MeetingStream stream) {
        this.sittings = sittings;
        this.decisions = decisions;
        this.members = members;
        this.stream = stream;
    }

    @Needs("meetings.chair")
    @GetMapping("/meetings/{id}/chair")
    String chair(Actor actor, @PathVariable long id, Model model) {
        MeetingId meeting = new MeetingId(id);
        MeetingView view = sittings.view(actor, meeting);
        model.addAttribute("view", view);
        model.addAttribute("agenda", AgendaLine.of(view, decisions.of(meeting)));
        model.addAttribute("hall", stream.hall(meeting));
        model.addAttribute("begins", Words.when(view.meeting().startsAt()));
        model.addAttribute("plans", actor.may(MeetingsPermission.PLAN, view.meeting().congress()));
        return "meetings/chair";
    }

    @Needs("meetings.chair")
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
    @PostMapping("/meetings/polls/{poll}/opening")
    String openPoll(
            Actor actor, @PathVariable long poll, @RequestParam(defaultValue = "") String reason) {
        decisions.open(actor, new PollId(poll), reason);
        return "redirect:/voting/" + poll + "/chair";
    }

    @Needs("meetings.plan")
    @GetMapping("/meetings/items/{item}/poll")
    String blank(Actor actor, @PathVariable long item, Model model) {
        MeetingView view = sittings.view(actor, sittings.meetingOf(new ItemId(item)));
        String title =
                view.items().stream()
                        .filter(one -> one.id().value() == item)
                        .map(one -> one.title())
                        .findFirst()
                        .orElse("");
        Form form =
                Form.to("/meetings/items/" + item + "/poll")
                        .value("title", title)
                        .value("matter", MatterKind.RESOLUTION.name())
                        .value("kind", PollKind.WHOLE.name())
                        .value("visibility", Visibility.NAMED.name());
        return pollForm(view, form, model);
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/items/{item}/poll")
    String prepare(
            Actor actor,
            @PathVariable long item,
            HttpServletRequest request,
            jakarta.servlet.http.HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request);
        MeetingView view = sittings.view(actor, sittings.meetingOf(new ItemId(item)));
        try {
            NewDecision given = read(actor, view, form);
            PollId poll = decisions.prepare(actor, new ItemId(item), given);
            if (given.visibility() == Visibility.SECRET) {
                redirect.addFlashAttribute("notice", "已拟定。监票人生成密钥以后，请在这里点“准备完成”。");
                return "redirect:/voting/" + poll + "/chair";
            }
        } catch (Actor.Forbidden forbidden) {
            throw forbidden;
        } catch (Refusal refusal) {
            response.setStatus(422);
            String field = refusal.field() == null ? "matter" : refusal.field();
            return pollForm(view, form.error(field, refusal.sentence()), model);
        }
        return back(view.meeting().id().value(), redirect, "表决已准备好，可以在主持页开始。");
    }

    private NewDecision read(Actor actor, MeetingView view, Form form) {
        MatterKind matter = one(MatterKind.values(), form, "matter", "请选择事项类别。");
        return new NewDecision(
                form.get("title"),
                form.get("body"),
                matter,
                one(PollKind.values(), form, "kind", "请选择表决什么。"),
                one(Visibility.values(), form, "visibility", "请选择记名或无记名。"),
                matter.perPerson() ? persons(actor, view, form.get("persons")) : List.of(),
                officials(view, form));
    }

    /** VOT-8: one line a person, the name first and then the office. */
    private List<BallotItem> persons(Actor actor, MeetingView view, String typed) {
        List<String> lines =
                typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty()) {
            throw Refusal.of("persons", "请列出逐人表决的人选，一行一人。");
        }
        String names = lines.stream().map(ChairRoomPages::name).collect(Collectors.joining("\n"));
        List<Member> found = members.named(actor, view.meeting().congress(), names, "persons");
        List<BallotItem> items = new ArrayList<>();
        for (Member one : found) {
            items.add(new BallotItem(items.size() + 1, lines.get(items.size()), one.person()));
        }
        return items;
    }

    private static String name(String line) {
        return line.split("[\\s，,：:]", 2)[0];
    }

    private static List<Official> officials(MeetingView view, Form form) {
        List<Official> officials = new ArrayList<>();
        for (OfficialDuty duty : OfficialDuty.values()) {
            String chosen = form.get(duty == OfficialDuty.SUPERVISOR ? "supervisor" : "counter");
            view.people().stream()
                    .map(one -> one.who())
                    .filter(Decisions::maySupervise)
                    .filter(who -> who.id().toString().equals(chosen))
                    .map(who -> official(who, duty))
                    .forEach(officials::add);
        }
        return officials;
    }

    private static Official official(Participant who, OfficialDuty duty) {
        return new Official(Objects.requireNonNull(who.account()), who.person(), who.name(), duty);
    }

    private static <E extends Enum<E>> E one(E[] all, Form form, String field, String sentence) {
        return Arrays.stream(all)
                .filter(value -> value.name().equals(form.get(field)))
                .findFirst()
                .orElseThrow(() -> Refusal.of(field, sentence));
    }

    private static String pollForm(MeetingView view, Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("view", view);
        return "meetings/poll-form";
    }

    private long of(long item) {
        return sittings.meetingOf(new ItemId(item)).value();
    }

    private static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/meetings/" + id + "/chair";
    }
}
