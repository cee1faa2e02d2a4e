package org.openrenda.evaluation.evaluations;

import org.openrenda.platform.Refusal;

/** One person, one sheet: the first one is in already and stays as it is. */
public final class AlreadyRated extends Refusal {

    private static final long serialVersionUID = 1L;

    public AlreadyRated(String sentence) {
        super(sentence);
    }
}
