package org.openrenda.evaluation.hall;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.openrenda.evaluation.evaluations.AlreadyRated;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.evaluations.EvaluationPlan;
import org.openrenda.evaluation.evaluations.EvaluationStage;
import org.openrenda.evaluation.evaluations.EvaluationView;
import org.openrenda.evaluation.evaluations.Evaluations;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.SignedIn;
import org.openrenda.platform.web.Form;
import org.openrenda.voting.polls.PollId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The page of who rates by name: one clear action, one clear end. */
@Controller
class RatePages {

    private final Evaluations evaluations;
    private final SheetForm sheets;

    RatePages(Evaluations evaluations, SheetForm sheets) {
        this.evaluations = evaluations;
        this.sheets = sheets;
    }

    @SignedIn
    @GetMapping("/evaluation/{evaluation}/rate")
    String rate(Actor actor, @PathVariable long evaluation, Model model) {
        EvaluationId id = new EvaluationId(evaluation);
        Optional<PollId> poll = evaluations.poll(actor, id);
        EvaluationStage stage = evaluations.live(id).stage();
        boolean now = stage == EvaluationStage.READY || stage == EvaluationStage.OPEN;
        if (poll.isPresent() && now) {
            return "redirect:/voting/secret/" + poll.get();
        }
        return page(actor, id, Form.to("").value("key", sheets.key()), model);
    }

    private String page(Actor actor, EvaluationId id, Form form, Model model) {
        EvaluationView view = evaluations.view(actor, id);
        boolean published = view.stage() == EvaluationStage.PUBLISHED;
        model.addAttribute("id", id);
        model.addAttribute("view", view);
        model.addAttribute("live", evaluations.live(id));
        model.addAttribute("form", form.draft("evaluation-" + id));
        model.addAttribute("rater", evaluations.rater(actor, id).orElse(null));
        model.addAttribute("poll", evaluations.poll(actor, id).orElse(null));
        model.addAttribute("receipt", evaluations.receipt(actor, id).orElse(null));
        model.addAttribute("result", published ? evaluations.result(actor, id) : null);
        return "evaluation/rate";
    }

    @SignedIn
    @PostMapping("/evaluation/{evaluation}/sheet")
    String put(
            Actor actor,
            @PathVariable long evaluation,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        EvaluationId id = new EvaluationId(evaluation);
        EvaluationPlan plan = evaluations.plan(id);
        Form form = sheets.checked(plan, Form.sent(request));
        try {
            if (!form.hasErrors()) {
                String text = sheets.read(plan, form).text();
                evaluations.rate(actor, id, text, form.get("key"));
                return "redirect:/evaluation/" + id + "/rate";
            }
        } catch (AlreadyRated | Actor.Forbidden said) {
            throw said;
        } catch (Refusal refusal) {
            String field = refusal.field() == null ? "m1-1" : refusal.field();
            form = form.error(field, refusal.sentence());
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(actor, id, form, model);
    }

    /** A sheet that is in stays in: another one is answered with a conflict. */
    @ExceptionHandler
    void answer(AlreadyRated refusal, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.CONFLICT.value());
    }
}
