package org.openrenda.deputies.rota;

/** The id of a day of duty. */
public record RotaId(long value) {

    public RotaId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
