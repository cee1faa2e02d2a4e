package org.openrenda.voting.polls;

/** VOT-3: what one may press; not pressing is no choice and is counted by itself (VOT-4). */
public enum VoteChoice {
    FOR("赞成"),
    AGAINST("反对"),
    ABSTAIN("弃权");

    private final String label;

    VoteChoice(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
