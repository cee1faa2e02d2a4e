package org.openrenda.evaluation.hall;

import org.openrenda.evaluation.evaluations.EvaluationStage;
import org.openrenda.platform.web.StatusWord;

/** An evaluation's stage as a word with its colour. */
final class StageWords {

    private StageWords() {}

    static StatusWord of(EvaluationStage stage) {
        return switch (stage) {
            case DRAFT, READY -> StatusWord.grey(stage.label());
            case OPEN -> StatusWord.blue(stage.label());
            case CLOSED -> StatusWord.amber(stage.label());
            case PUBLISHED -> StatusWord.green(stage.label());
            case VOID -> StatusWord.red(stage.label());
        };
    }
}
