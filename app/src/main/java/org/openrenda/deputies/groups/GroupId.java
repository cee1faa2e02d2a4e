package org.openrenda.deputies.groups;

/** The id of a group of deputies. */
public record GroupId(long value) {

    public GroupId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
