package org.openrenda.supervision;

/** Identifies a supervised matter. */
public record MatterId(long value) {

    public MatterId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
