package org.openrenda.voting.polls;

/** Whether a ballot carries its voter's name. */
public enum Visibility {
    NAMED("记名"),
    SECRET("无记名");

    private final String label;

    Visibility(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
