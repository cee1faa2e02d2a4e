package org.openrenda.deputies.motions;

/** The id of a motion. */
public record MotionId(long value) {

    public MotionId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
