package org.openrenda.platform;

/** Identifies a handling unit (承办单位) that answers to a congress. */
public record UnitId(long value) {

    public UnitId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
