package org.openrenda.deputies.voices;

/** The id of a citizen's voice. */
public record VoiceId(long value) {

    public VoiceId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
