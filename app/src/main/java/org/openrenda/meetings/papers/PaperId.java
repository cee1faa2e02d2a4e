package org.openrenda.meetings.papers;

/** A paper of a meeting. */
public record PaperId(long value) {

    public PaperId {
        if (value <= 0) {
            throw new IllegalArgumentException("ids are positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
