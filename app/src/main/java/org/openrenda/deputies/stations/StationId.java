package org.openrenda.deputies.stations;

/** The id of a station. */
public record StationId(long value) {

    public StationId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
