package org.openrenda.deputies.commitments;

/** The id of a promise in the ledger. */
public record CommitmentId(long value) {

    public CommitmentId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
