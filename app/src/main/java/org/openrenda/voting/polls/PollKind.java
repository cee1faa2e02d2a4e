package org.openrenda.voting.polls;

/** What of a matter is voted on: amendments and single clauses come before the whole (VOT-10). */
public enum PollKind {
    AMENDMENT("修正案"),
    CLAUSE("单独表决条款"),
    WHOLE("整体表决"),
    TRIAL("测试表决");

    private final String label;

    PollKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
