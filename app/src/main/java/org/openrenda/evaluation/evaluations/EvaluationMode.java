package org.openrenda.evaluation.evaluations;

/** When people rate: while they sit in one room, or each by himself within some days. */
public enum EvaluationMode {
    IN_ROOM("当场测评"),
    OVER_DAYS("限期测评");

    private final String label;

    EvaluationMode(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
