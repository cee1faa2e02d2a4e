package org.openrenda.voting.polls;

/** What an official of a poll answers for. */
public enum OfficialDuty {
    SUPERVISOR("监票人"),
    COUNTER("计票人");

    private final String label;

    OfficialDuty(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
