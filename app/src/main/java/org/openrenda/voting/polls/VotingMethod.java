package org.openrenda.voting.polls;

/** By what means a voter votes; whoever votes by another one is marked so on the roll (VOT-5). */
public enum VotingMethod {
    ONLINE("手机或电脑"),
    PAPER("纸质票"),
    HANDS("举手"),
    DEVICE("按表决器");

    private final String label;

    VotingMethod(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether its ballots are counted by people and typed in. */
    public boolean isTyped() {
        return this != ONLINE;
    }
}
