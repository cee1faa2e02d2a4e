package org.openrenda.hotline.intake;

/** Identifies one import of one file. */
public record RunId(long value) {

    public RunId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
