package org.openrenda.meetings.sittings;

/** Identifies one request to speak. */
public record SpeechId(long value) {

    public SpeechId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
