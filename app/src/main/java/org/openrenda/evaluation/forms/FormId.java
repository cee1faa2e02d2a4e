package org.openrenda.evaluation.forms;

/** Identifies one evaluation form in all its versions. */
public record FormId(long value) {

    public FormId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
