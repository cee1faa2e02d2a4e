package org.openrenda.meetings.terminals;

/** Identifies a device that signs people in. */
public record TerminalId(long value) {

    public TerminalId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
