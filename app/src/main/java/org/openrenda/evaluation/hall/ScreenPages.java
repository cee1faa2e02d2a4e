package org.openrenda.evaluation.hall;

import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.evaluations.Evaluations;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.SignedIn;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The hall screen of an evaluation, and the ways by which its news reach a page. */
@Controller
class ScreenPages {

    private final Evaluations evaluations;
    private final EvaluationStream stream;

    ScreenPages(Evaluations evaluations, EvaluationStream stream) {
        this.evaluations = evaluations;
        this.stream = stream;
    }

    @Needs("evaluation.see")
    @GetMapping("/evaluation/{evaluation}/screen")
    String screen(Actor actor, @PathVariable long evaluation, Model model) {
        EvaluationId id = new EvaluationId(evaluation);
        evaluations.view(actor, id);
        model.addAttribute("view", stream.view(id));
        return "evaluation/screen";
    }

    @SignedIn
    @GetMapping(
            value = "/evaluation/{evaluation}/stream",
            produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    SseEmitter stream(Actor actor, @PathVariable long evaluation) {
        EvaluationId id = new EvaluationId(evaluation);
        evaluations.view(actor, id);
        return stream.open(id);
    }

    /** For pages that get no stream: waits for news other than this mark, at most 25 seconds. */
    @SignedIn
    @GetMapping(
            value = "/evaluation/{evaluation}/live",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    DeferredResult<String> live(
            Actor actor,
            @PathVariable long evaluation,
            @RequestParam(defaultValue = "") String after) {
        EvaluationId id = new EvaluationId(evaluation);
        evaluations.view(actor, id);
        return stream.ask(id, after);
    }
}
