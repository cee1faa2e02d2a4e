package org.openrenda.deputies.activities;

/** The id of an activity. */
public record ActivityId(long value) {

    public ActivityId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
