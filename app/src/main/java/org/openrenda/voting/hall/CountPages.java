package org.openrenda.voting.hall;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Fresh;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Form;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.BallotItem;
import org.openrenda.voting.polls.BallotKind;
import org.openrenda.voting.polls.Eligible;
import org.openrenda.voting.polls.ItemCount;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollStage;
import org.openrenda.voting.polls.PollView;
import org.openrenda.voting.polls.Polls;
import org.openrenda.voting.polls.Tally;
import org.openrenda.voting.polls.TypedCounts;
import org.openrenda.voting.polls.VotingMethod;
import org.openrenda.voting.secretballots.SecretBallots;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Supervisors and counters: type what was counted by hand, and confirm by their own sign-in. */
@Controller
class CountPages {

    private final Polls polls;
    private final SecretBallots ballots;

    CountPages(Polls polls, SecretBallots ballots) {
        this.polls = polls;
        this.ballots = ballots;
    }

    @Needs("voting.supervise")
    @GetMapping("/voting/{poll}/counts")
    String counts(Actor actor, @PathVariable long poll, Model model) {
        return page(actor, new PollId(poll), Form.to(""), model);
    }

    private String page(Actor actor, PollId id, Form form, Model model) {
        PollView view = polls.view(actor, id);
        Map<VotingMethod, List<String>> typed = new HashMap<>();
        boolean typedByMe = false;
        for (VotingMethod method : view.owedCounts()) {
            List<TypedCounts> all = polls.typed(actor, id, method);
            typed.put(method, all.stream().map(TypedCounts::name).toList());
            typedByMe |= all.stream().anyMatch(one -> one.account().equals(actor.account()));
        }
        boolean counted =
                view.stage().compareTo(PollStage.CLOSED) >= 0
                        && view.stage() != PollStage.VOID
                        && view.owedCounts().isEmpty()
                        && !view.sealed();
        model.addAttribute("id", id);
        model.addAttribute("view", view);
        model.addAttribute("form", form);
        model.addAttribute("typed", typed);
        model.addAttribute("typedByMe", typedByMe);
        model.addAttribute(
                "isOfficial",
                view.officials().stream().anyMatch(o -> o.account().equals(actor.account())));
        model.addAttribute(
                "hasConfirmed",
                view.confirmedBy().stream().anyMatch(o -> o.account().equals(actor.account())));
        model.addAttribute("result", counted ? polls.result(actor, id) : null);
        model.addAttribute("course", ballots.course(actor, id).orElse(null));
        return "voting/counts";
    }

    @Needs("voting.supervise")
    @Fresh(value = "voting.fresh.minutes", required = "voting.fresh.required")
    @PostMapping("/voting/{poll}/counts")
    String type(
            Actor actor,
            @PathVariable long poll,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        PollId id = new PollId(poll);
        Form form = Form.sent(request);
        polls.view(actor, id);
        try {
            VotingMethod method = method(form.get("method"));
            boolean agreed = polls.enterCounts(actor, id, method, read(polls.form(id), form));
            redirect.addFlashAttribute(
                    "notice", agreed ? "两人录入一致，计数生效。" : "已录入。请另一位监票人或计票人独立录入一次。");
            return "redirect:/voting/" + id + "/counts";
        } catch (Actor.Forbidden forbidden) {
            throw forbidden;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String field = refusal.field() == null ? "ballots" : refusal.field();
            return page(actor, id, form.error(field, refusal.sentence()), model);
        }
    }

    private static VotingMethod method(String name) {
        for (VotingMethod one : VotingMethod.values()) {
            if (one.name().equals(name) && one.isTyped()) {
                return one;
            }
        }
        throw new Refusal("请从本页的表格录入计数。");
    }

    private static Tally read(BallotForm asked, Form form) {
        List<ItemCount> items = new ArrayList<>();
        for (BallotItem item : asked.items()) {
            String at = "-" + item.no();
            boolean choose = asked.kind() == BallotKind.CHOOSE;
            items.add(
                    asked.kind() == BallotKind.SCORE
                            ? new ItemCount(0, 0, 0, number(form, "score" + at))
                            : new ItemCount(
                                    number(form, "for" + at),
                                    choose ? 0 : number(form, "against" + at),
                                    choose ? 0 : number(form, "abstain" + at),
                                    0));
        }
        TreeMap<Long, Integer> written = new TreeMap<>();
        for (Eligible one : asked.eligible()) {
            String field = "w-" + one.person();
            if (!form.get(field).isEmpty() && number(form, field) > 0) {
                written.put(one.person().value(), number(form, field));
            }
        }
        return new Tally(number(form, "ballots"), number(form, "void"), items, written);
    }

    private static int number(Form form, String field) {
        if (!form.get(field).matches("[0-9]{1,6}")) {
            throw Refusal.of(field, "请填写整数；没有就填 0。");
        }
        return Integer.parseInt(form.get(field));
    }

    @Needs("voting.supervise")
    @Fresh(value = "voting.fresh.minutes", required = "voting.fresh.required")
    @PostMapping("/voting/{poll}/confirmation")
    String confirm(Actor actor, @PathVariable long poll, RedirectAttributes redirect) {
        PollId id = new PollId(poll);
        polls.confirm(actor, id);
        redirect.addFlashAttribute("notice", "您已确认计票。");
        return "redirect:/voting/" + id + "/counts";
    }
}
