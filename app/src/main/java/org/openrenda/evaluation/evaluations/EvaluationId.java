package org.openrenda.evaluation.evaluations;

/** Identifies one evaluation. */
public record EvaluationId(long value) {

    public EvaluationId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
