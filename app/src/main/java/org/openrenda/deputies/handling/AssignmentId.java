package org.openrenda.deputies.handling;

/** The id of one unit's assignment. */
public record AssignmentId(long value) {

    public AssignmentId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
