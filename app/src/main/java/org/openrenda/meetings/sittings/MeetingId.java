package org.openrenda.meetings.sittings;

/** Identifies one meeting. */
public record MeetingId(long value) {

    public MeetingId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
