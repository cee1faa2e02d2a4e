package org.openrenda.deputies.micromatters;

/** The id of a micro matter. */
public record MicroMatterId(long value) {

    public MicroMatterId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
