package org.openrenda.deputies.officials;

/** The id of a deputy's request to meet an official. */
public record OfficialMeetingId(long value) {

    public OfficialMeetingId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
