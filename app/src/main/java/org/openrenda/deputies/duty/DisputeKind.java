package org.openrenda.deputies.duty;

/** What a deputy says is not right about the record: 错、重、漏. */
public enum DisputeKind {
    WRONG("记错了"),
    TWICE("重复了"),
    MISSING("漏记了");

    private final String label;

    DisputeKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
