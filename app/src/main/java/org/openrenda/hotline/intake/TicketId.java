package org.openrenda.hotline.intake;

/** Identifies a ticket. */
public record TicketId(long value) {

    public TicketId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
