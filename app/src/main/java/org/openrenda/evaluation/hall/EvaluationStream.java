package org.openrenda.evaluation.hall;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.openrenda.evaluation.evaluations.EvaluationChanged;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.evaluations.EvaluationPlan;
import org.openrenda.evaluation.evaluations.EvaluationResult;
import org.openrenda.evaluation.evaluations.EvaluationStage;
import org.openrenda.evaluation.evaluations.Evaluations;
import org.openrenda.evaluation.evaluations.LiveRating;
import org.openrenda.platform.Actor;
import org.openrenda.platform.live.Live;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells whoever watches an evaluation how many have rated; the last news carry the result. */
@Component
class EvaluationStream {

    private final Evaluations evaluations;
    private final TemplateEngine templates;
    private final Live<EvaluationId> live = new Live<>(this::news);

    EvaluationStream(Evaluations evaluations, TemplateEngine templates) {
        this.evaluations = evaluations;
        this.templates = templates;
    }

    SseEmitter open(EvaluationId id) {
        return live.open(id);
    }

    DeferredResult<String> ask(EvaluationId id, String known) {
        return live.ask(id, known);
    }

    @EventListener
    void changed(EvaluationChanged change) {
        live.afterCommit(change.evaluation());
    }

    /** Sheets come without an act, and acts of another node without a word. */
    @Scheduled(fixedDelayString = "PT0.5S")
    void beat() {
        live.beat();
    }

    @EventListener
    void stop(ContextClosedEvent closing) {
        live.stop();
    }

    private Live.News news(EvaluationId id) {
        HallView view = view(id);
        LiveRating now = view.live();
        StringOutput html = new StringOutput();
        templates.render("evaluation/screen-part.jte", Map.of("view", view), html);
        return new Live.News(
                String.valueOf(now.version()),
                Map.of(
                        "version", now.version(),
                        "stage", now.stage().name(),
                        "asked", now.asked(),
                        "rated", now.rated(),
                        "html", html.toString()));
    }

    HallView view(EvaluationId id) {
        EvaluationPlan plan = evaluations.plan(id);
        LiveRating now = evaluations.live(id);
        boolean shown =
                now.stage() == EvaluationStage.PUBLISHED
                        || now.stage() == EvaluationStage.OPEN && plan.showsLive();
        if (!shown) {
            return new HallView(plan, now, null, null);
        }
        EvaluationResult result = evaluations.result(Actor.system("会场屏幕", plan.congress()), id);
        return new HallView(plan, now, result, Distribution.whole(plan.form(), result));
    }
}
