package org.openrenda.meetings.sittings;

/** Identifies one request for leave. */
public record LeaveId(long value) {

    public LeaveId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
