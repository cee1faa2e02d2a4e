package org.openrenda.deputies.results;

/** F-DEP-4: when a citizen is asked about the result. */
public enum Occasion {
    ANSWER("答复"),
    KEPT("承诺兑现");

    private final String label;

    Occasion(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
