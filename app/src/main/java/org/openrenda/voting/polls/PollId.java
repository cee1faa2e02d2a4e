package org.openrenda.voting.polls;

/** Identifies one poll. */
public record PollId(long value) {

    public PollId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
