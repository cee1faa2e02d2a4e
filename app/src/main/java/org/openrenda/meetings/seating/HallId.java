package org.openrenda.meetings.seating;

/** Identifies a hall. */
public record HallId(long value) {

    public HallId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
