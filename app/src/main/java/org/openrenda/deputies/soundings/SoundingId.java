package org.openrenda.deputies.soundings;

/** The number by which a sounding is known. */
public record SoundingId(long value) {

    public SoundingId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
