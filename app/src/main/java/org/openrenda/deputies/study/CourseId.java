package org.openrenda.deputies.study;

/** The id of a course. */
public record CourseId(long value) {

    public CourseId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
