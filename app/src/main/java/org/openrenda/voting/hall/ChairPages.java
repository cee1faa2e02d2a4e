package org.openrenda.voting.hall;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openrenda.congress.members.Members;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Fresh;
import org.openrenda.platform.Needs;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Form;
import org.openrenda.voting.polls.BallotItem;
import org.openrenda.voting.polls.Opening;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollResult;
import org.openrenda.voting.polls.PollStage;
import org.openrenda.voting.polls.PollView;
import org.openrenda.voting.polls.Polls;
import org.openrenda.voting.polls.Voter;
import org.openrenda.voting.polls.VotingMethod;
import org.openrenda.voting.polls.VotingPermission;
import org.openrenda.voting.secretballots.SecretBallots;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The running page (主持): one action at a time, from the opening to the announcement. */
@Controller
class ChairPages {

    private final Polls polls;
    private final PollStream stream;
    private final Rosters rosters;
    private final SecretBallots ballots;

    ChairPages(Polls polls, PollStream stream, Rosters rosters, SecretBallots ballots) {
        this.polls = polls;
        this.stream = stream;
        this.rosters = rosters;
        this.ballots = ballots;
    }

    @Needs({"voting.chair", "voting.operate"})
    @Fresh(value = "voting.fresh.minutes", required = "voting.fresh.required")
    @GetMapping("/voting/{poll}/chair")
    String chair(Actor actor, @PathVariable long poll, Model model) {
        PollId id = new PollId(poll);
        PollView view = polls.view(actor, id);
        List<Voter> roster = polls.roster(actor, id);
        boolean counted =
                view.stage() == PollStage.CONFIRMED
                        || view.stage() == PollStage.ANNOUNCED
                        || view.stage() == PollStage.CLOSED
                                && view.owedCounts().isEmpty()
                                && !view.sealed();
        int base = rosters.base(view.plan().congress(), roster);
        model.addAttribute("id", id);
        model.addAttribute("view", view);
        model.addAttribute("roster", roster);
        model.addAttribute("hall", stream.view(id));
        model.addAttribute("base", base);
        model.addAttribute(
                "quorum", view.plan().quorum().needed(view.base() == 0 ? base : view.base()));
        model.addAttribute("result", counted ? polls.result(actor, id) : null);
        model.addAttribute("chairs", actor.may(VotingPermission.CHAIR, view.plan().congress()));
        model.addAttribute("operates", actor.may(VotingPermission.OPERATE, view.plan().congress()));
        model.addAttribute("course", ballots.course(actor, id).orElse(null));
        return "voting/chair";
    }

    @Needs("voting.operate")
    @Fresh(value = "voting.fresh.minutes", required = "voting.fresh.required")
    @PostMapping("/voting/{poll}/readiness")
    String ready(Actor actor, @PathVariable long poll, RedirectAttributes redirect) {
        polls.ready(actor, new PollId(poll));
        return back(poll, redirect, "选票和名册已固定，可以开始表决。");
    }

    @Needs("voting.chair")
    @Fresh(value = "voting.fresh.minutes", required = "voting.fresh.required")
    @PostMapping("/voting/{poll}/opening")
    String open(
            Actor actor,
            @PathVariable long poll,
            @RequestParam(defaultValue = "") List<String> person,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        PollId id = new PollId(poll);
        PollView view = polls.view(actor, id);
        int base = rosters.base(view.plan().congress(), polls.roster(actor, id));
        polls.open(actor, id, new Opening(people(person), base, reason));
        return back(poll, redirect, "表决已开始，到会人员的手机上出现了选票。");
    }

    @Needs("voting.operate")
    @PostMapping("/voting/{poll}/latecomers")
    String late(
            Actor actor,
            @PathVariable long poll,
            @RequestParam(defaultValue = "") List<String> person,
            RedirectAttributes redirect) {
        polls.addLate(actor, new PollId(poll), people(person));
        return back(poll, redirect, "已登记迟到人员，可以参加这次表决。");
    }

    @Needs("voting.operate")
    @PostMapping("/voting/{poll}/methods")
    String move(
            Actor actor,
            @PathVariable long poll,
            @RequestParam(defaultValue = "") List<String> person,
            @RequestParam(defaultValue = "PAPER") String method,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        if (!Set.of("PAPER", "HANDS", "DEVICE").contains(method)) {
            throw Refusal.of("method", "请选择改用哪种方式。");
        }
        VotingMethod to = VotingMethod.valueOf(method);
        polls.move(actor, new PollId(poll), people(person), to, reason);
        return back(poll, redirect, "已改用“" + to.label() + "”，其手机上不能再投。");
    }

    @Needs("voting.chair")
    @Fresh(value = "voting.fresh.minutes", required = "voting.fresh.required")
    @PostMapping("/voting/{poll}/closing")
    String close(Actor actor, @PathVariable long poll, RedirectAttributes redirect) {
        polls.close(actor, new PollId(poll));
        return back(poll, redirect, "表决已结束，请监票人、计票人确认。");
    }

    @Needs("voting.chair")
    @Fresh(value = "voting.fresh.minutes", required = "voting.fresh.required")
    @PostMapping("/voting/{poll}/announcement")
    String announce(Actor actor, @PathVariable long poll, RedirectAttributes redirect) {
        PollResult result = polls.announce(actor, new PollId(poll));
        return back(poll, redirect, "已宣布结果：" + result.outcome().label() + "。");
    }

    @Needs("voting.chair")
    @Fresh(value = "voting.fresh.minutes", required = "voting.fresh.required")
    @PostMapping("/voting/{poll}/voiding")
    String annul(
            Actor actor,
            @PathVariable long poll,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        polls.annul(actor, new PollId(poll), reason);
        return back(poll, redirect, "这次表决已作废，原因记入过程。");
    }

    @Needs("voting.operate")
    @PostMapping("/voting/{poll}/rounds")
    String nextRound(
            Actor actor,
            @PathVariable long poll,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        PollId id = new PollId(poll);
        Form form = Form.sent(request);
        PollId next;
        if (form.get("tie").isEmpty()) {
            PollView view = polls.view(actor, id);
            List<BallotItem> candidates = new java.util.ArrayList<>();
            for (String name : Members.names(form.get("candidates"))) {
                PersonId person =
                        rosters.person(actor, view.plan().congress(), name, "candidates").person();
                candidates.add(new BallotItem(candidates.size() + 1, name, person));
            }
            next = polls.secondRound(actor, id, candidates);
        } else {
            next = polls.tieRevote(actor, id);
        }
        redirect.addFlashAttribute("notice", "已拟定下一轮，名册和监票人、计票人与上一轮相同。");
        return "redirect:/voting/" + next + "/chair";
    }

    private static Set<PersonId> people(List<String> ids) {
        Set<PersonId> people = new HashSet<>();
        for (String id : ids) {
            if (id.matches("[1-9][0-9]{0,17}")) {
                people.add(new PersonId(Long.parseLong(id)));
            }
        }
        return people;
    }

    private static String back(long poll, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/voting/" + poll + "/chair";
    }
}
