package org.openrenda.meetings.sittings;

/** Identifies one person's place in one meeting. */
public record ParticipantId(long value) {

    public ParticipantId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
