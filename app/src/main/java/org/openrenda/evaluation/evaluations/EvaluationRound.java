package org.openrenda.evaluation.evaluations;

import java.util.function.BiConsumer;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.database.OneAtATime;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Opens and closes evaluations over days when their hour has come. */
@Component
class EvaluationRound {

    private final EvaluationReader reader;
    private final Evaluations evaluations;
    private final OneAtATime oneAtATime;

    EvaluationRound(EvaluationReader reader, Evaluations evaluations, OneAtATime oneAtATime) {
        this.reader = reader;
        this.evaluations = evaluations;
        this.oneAtATime = oneAtATime;
    }

    /** What was done is written, so a second round does nothing again. */
    @Scheduled(initialDelayString = "PT15S", fixedDelayString = "PT30S")
    void walk() {
        oneAtATime.run("evaluation.times", () -> DataScope.system(this::look));
    }

    private void look() {
        reader.toOpen().forEach(id -> act("到时自动开始", id, evaluations::open));
        reader.toClose().forEach(id -> act("到时自动结束", id, evaluations::close));
    }

    /** One evaluation that cannot be opened, for want of raters, must not hold up the others. */
    private void act(String name, EvaluationId id, BiConsumer<Actor, EvaluationId> act) {
        try {
            CongressId congress = evaluations.plan(id).congress();
            act.accept(Actor.system(name, congress), id);
        } catch (Refusal notNow) {
            // It stays as it is, its page says so, and the next round tries again.
            return;
        }
    }
}
