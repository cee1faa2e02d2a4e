package org.openrenda.meetings.sittings;

/** Identifies one item of an agenda. */
public record ItemId(long value) {

    public ItemId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
