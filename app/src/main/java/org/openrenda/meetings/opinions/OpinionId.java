package org.openrenda.meetings.opinions;

/** One deliberation opinion of a list that is being sorted. */
public record OpinionId(long value) {

    public OpinionId {
        if (value <= 0) {
            throw new IllegalArgumentException("ids are positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
