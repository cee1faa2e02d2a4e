package org.openrenda.hotline.proposals;

/** Identifies a topic proposal. */
public record ProposalId(long value) {

    public ProposalId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
