package org.openrenda.supervision;

/** Identifies one problem on the list of a matter. */
public record ProblemId(long value) {

    public ProblemId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
