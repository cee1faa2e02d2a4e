package org.openrenda.meetings.places;

/** Identifies one application for a place. */
public record ApplicationId(long value) {

    public ApplicationId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
