package org.openrenda.hotline.intake;

/** Identifies a source of tickets: a hotline, or a channel of its own. */
public record SourceId(long value) {

    public SourceId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
