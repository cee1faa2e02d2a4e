package org.openrenda.meetings.decisions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingStage;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.Participant;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Fresh;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Form;
import org.openrenda.voting.ballotforms.BallotForms;
import org.openrenda.voting.polls.BallotKind;
import org.openrenda.voting.polls.MatterKind;
import org.openrenda.voting.polls.Official;
import org.openrenda.voting.polls.OfficialDuty;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollKind;
import org.openrenda.voting.polls.SecretProfile;
import org.openrenda.voting.polls.Visibility;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A vote on an item is prepared: what is asked, named or secret, and who supervises. */
@Controller
class DecisionPages {

    /** The fields in which supervisors are chosen; double envelopes want two. */
    private static final List<String> SUPERVISORS = List.of("supervisors", "supervisor2");

    private final Sittings sittings;
    private final Decisions decisions;
    private final BallotForms ballots;

    DecisionPages(Sittings sittings, Decisions decisions, BallotForms ballots) {
        this.sittings = sittings;
        this.decisions = decisions;
        this.ballots = ballots;
    }

    @Needs("meetings.plan")
    @Fresh(value = "voting.fresh.minutes", required = "voting.fresh.required")
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
                        .value("visibility", Visibility.NAMED.name())
                        .value("profile", "law")
                        .value("ballot", BallotKind.QUESTION.name());
        return page(view, form.draft("decision-" + item), model);
    }

    @Needs("meetings.plan")
    @Fresh(value = "voting.fresh.minutes", required = "voting.fresh.required")
    @PostMapping("/meetings/items/{item}/poll")
    String prepare(
            Actor actor,
            @PathVariable long item,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request);
        MeetingView view = sittings.view(actor, sittings.meetingOf(new ItemId(item)));
        try {
            NewDecision given = read(actor, view, form);
            PollId poll = decisions.prepare(actor, new ItemId(item), given);
            String outsiders = BallotForms.outsiders(given.matter(), given.form());
            if (given.visibility() == Visibility.SECRET) {
                String said = "已拟定。监票人生成密钥以后，请在这里点“准备完成”。";
                redirect.addFlashAttribute("notice", said + outsiders);
                return "redirect:/voting/" + poll + "/chair";
            }
            String said = runs(view) ? "表决已准备好，可以在主持页开始。" : "表决已准备好，开会后在主持页交付表决。";
            redirect.addFlashAttribute("notice", said + outsiders);
        } catch (Actor.Forbidden forbidden) {
            throw forbidden;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String field = refusal.field() == null ? "matter" : refusal.field();
            return page(view, form.error(field, refusal.sentence()), model);
        }
        return "redirect:/meetings/" + view.meeting().id() + (runs(view) ? "/chair" : "");
    }

    private static boolean runs(MeetingView view) {
        return view.meeting().stage() == MeetingStage.IN_SESSION;
    }

    private NewDecision read(Actor actor, MeetingView view, Form form) {
        MatterKind matter = form.one(MatterKind.values(), "matter", "请选择事项类别。");
        return new NewDecision(
                form.get("title"),
                form.get("body"),
                matter,
                form.one(PollKind.values(), "kind", "请选择表决什么。"),
                form.one(Visibility.values(), "visibility", "请选择记名或无记名。"),
                form.get("profile").equals(SecretProfile.ENVELOPES.name()),
                ballots.read(actor, view.meeting().congress(), matter, form),
                officials(view, form));
    }

    private static List<Official> officials(MeetingView view, Form form) {
        List<Official> officials = new ArrayList<>();
        for (String field : SUPERVISORS) {
            officials.addAll(chosen(view, form.get(field), OfficialDuty.SUPERVISOR));
        }
        officials.addAll(chosen(view, form.get("counters"), OfficialDuty.COUNTER));
        return officials;
    }

    private static List<Official> chosen(MeetingView view, String who, OfficialDuty duty) {
        return view.people().stream()
                .map(one -> one.who())
                .filter(Decisions::maySupervise)
                .filter(one -> one.id().toString().equals(who))
                .map(one -> official(one, duty))
                .toList();
    }

    private static Official official(Participant who, OfficialDuty duty) {
        return new Official(Objects.requireNonNull(who.account()), who.person(), who.name(), duty);
    }

    private static String page(MeetingView view, Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("view", view);
        return "meetings/poll-form";
    }
}
