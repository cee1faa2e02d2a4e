package org.openrenda.voting.polls;

import org.openrenda.platform.Refusal;

/** One person, one vote: this voter's ballot is in already and stays as it is. */
public final class AlreadyVoted extends Refusal {

    private static final long serialVersionUID = 1L;

    public AlreadyVoted(String sentence) {
        super("ELE-2", sentence);
    }
}
