package org.openrenda.meetings.opinions;

/** The list of deliberation opinions on one item. */
public record OpinionListId(long value) {

    public OpinionListId {
        if (value <= 0) {
            throw new IllegalArgumentException("ids are positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
