package org.openrenda.meetings.minutes;

/** One bulletin of a meeting. */
public record BulletinId(long value) {

    public BulletinId {
        if (value <= 0) {
            throw new IllegalArgumentException("ids are positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
