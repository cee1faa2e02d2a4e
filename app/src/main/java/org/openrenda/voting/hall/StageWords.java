package org.openrenda.voting.hall;

import org.openrenda.platform.web.StatusWord;
import org.openrenda.voting.polls.PollStage;

/** A poll's stage as a word with its colour. */
final class StageWords {

    private StageWords() {}

    static StatusWord of(PollStage stage) {
        return switch (stage) {
            case DRAFT, READY -> StatusWord.grey(stage.label());
            case OPEN -> StatusWord.blue(stage.label());
            case CLOSED, CONFIRMED -> StatusWord.amber(stage.label());
            case ANNOUNCED -> StatusWord.green(stage.label());
            case VOID -> StatusWord.red(stage.label());
        };
    }
}
