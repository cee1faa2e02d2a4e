package org.openrenda.voting.hall;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.voting.hall.PrepareForm.Draft;
import org.openrenda.voting.polls.BallotKind;
import org.openrenda.voting.polls.MatterKind;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollKind;
import org.openrenda.voting.polls.PollPlan;
import org.openrenda.voting.polls.PollStage;
import org.openrenda.voting.polls.PollView;
import org.openrenda.voting.polls.Polls;
import org.openrenda.voting.polls.Visibility;
import org.openrenda.voting.polls.VotingPermission;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form by which a clerk prepares a poll, and changes it while it is a draft. */
@Controller
class DraftPages {

    private final Polls polls;
    private final PrepareForm prepare;

    DraftPages(Polls polls, PrepareForm prepare) {
        this.polls = polls;
        this.prepare = prepare;
    }

    @Needs("voting.operate")
    @GetMapping("/voting/polls/new")
    String blank(Actor actor, Model model) {
        return form(actor, prepare.blank(actor), null, model);
    }

    @Needs("voting.operate")
    @PostMapping("/voting/polls")
    String prepare(
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request);
        try {
            var id = polls.prepare(actor, prepare.read(actor, form, null));
            redirect.addFlashAttribute("notice", "已拟定。请核对名册和选票，再点“准备完成”。");
            return "redirect:/voting/" + id + "/chair";
        } catch (Actor.Forbidden forbidden) {
            throw forbidden;
        } catch (Refusal refusal) {
            return again(actor, form, refusal, null, response, model);
        }
    }

    /** Everything stands there as it was drafted. */
    @Needs("voting.operate")
    @GetMapping("/voting/{poll}/draft")
    String draft(Actor actor, @PathVariable long poll, Model model) {
        PollId id = new PollId(poll);
        PollView view = drafted(actor, id);
        return form(
                actor,
                prepare.filled(actor, new Draft(view, polls.roster(actor, id))),
                view,
                model);
    }

    @Needs("voting.operate")
    @PostMapping("/voting/{poll}/draft")
    String redraft(
            Actor actor,
            @PathVariable long poll,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        PollId id = new PollId(poll);
        PollView view = drafted(actor, id);
        Form form = Form.sent(request);
        try {
            Draft before = new Draft(view, polls.roster(actor, id));
            polls.redraft(actor, id, prepare.read(actor, form, before));
            redirect.addFlashAttribute("notice", "已修改。请再核对一遍名册和选票。");
            return "redirect:/voting/" + id + "/chair";
        } catch (Actor.Forbidden forbidden) {
            throw forbidden;
        } catch (Refusal refusal) {
            return again(actor, form, refusal, view, response, model);
        }
    }

    private PollView drafted(Actor actor, PollId id) {
        PollView view = polls.view(actor, id);
        actor.require(VotingPermission.OPERATE, view.plan().congress());
        if (view.stage() != PollStage.DRAFT) {
            throw new Refusal("只有草拟中的表决可以修改；准备完成以后，要改只能作废重拟。");
        }
        return view;
    }

    private String again(
            Actor actor,
            Form form,
            Refusal refusal,
            @Nullable PollView before,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        String field = refusal.field() == null ? "matter" : refusal.field();
        return form(actor, form.error(field, refusal.sentence()), before, model);
    }

    private String form(Actor actor, Form form, @Nullable PollView before, Model model) {
        PollPlan plan = before == null ? null : before.plan();
        CongressId at = plan == null ? actor.home() : plan.congress();
        model.addAttribute("whose", prepare.whose(before));
        model.addAttribute("rules", prepare.rules(at, form, plan));
        model.addAttribute(
                "form", form.draft(before == null ? "voting-poll" : "voting-poll-" + before.id()));
        model.addAttribute("before", before == null ? null : before.id());
        model.addAttribute("matters", Option.each(MatterKind.values(), MatterKind::label));
        model.addAttribute(
                "perPerson",
                Arrays.stream(MatterKind.values())
                        .filter(MatterKind::perPerson)
                        .map(MatterKind::name)
                        .collect(Collectors.joining(",")));
        model.addAttribute("kinds", Option.each(PollKind.values(), PollKind::label));
        model.addAttribute("visibilities", Option.each(Visibility.values(), Visibility::label));
        model.addAttribute("ballots", Option.each(BallotKind.values(), BallotKind::label));
        return "voting/poll-form";
    }
}
