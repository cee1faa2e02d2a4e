package org.openrenda.meetings.opinions;

/** Something said or taken down on an item. */
public record RemarkId(long value) {

    public RemarkId {
        if (value <= 0) {
            throw new IllegalArgumentException("ids are positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
