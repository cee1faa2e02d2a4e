package org.openrenda.platform;

/** Identifies a people's congress in the tree of congresses. */
public record CongressId(long value) {

    public CongressId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
