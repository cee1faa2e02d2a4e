package org.openrenda.evaluation.evaluations;

/**
 * How many of a group were asked and have rated.
 *
 * @param asked people on the roster, or codes that were made
 */
public record GroupCount(RaterGroup group, int asked, int rated) {

    /** Its own count: who has not rated is in no average. */
    public int notRated() {
        return asked - rated;
    }
}
