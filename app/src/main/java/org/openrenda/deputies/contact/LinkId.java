package org.openrenda.deputies.contact;

/** The id of a link of dual contact. */
public record LinkId(long value) {

    public LinkId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
