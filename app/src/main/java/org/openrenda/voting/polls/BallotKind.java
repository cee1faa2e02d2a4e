package org.openrenda.voting.polls;

/** What a ballot asks. */
public enum BallotKind {
    QUESTION("一事一票：赞成、反对、弃权"),
    PER_ITEM("逐人、逐项：每项赞成、反对、弃权"),
    CHOOSE("从多项中选出若干项"),
    COMPETITIVE("差额选举：可以另选他人"),
    SCORE("逐项打分");

    private final String label;

    BallotKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether it fills seats, so that who has more votes goes before who has fewer. */
    public boolean elects() {
        return this == CHOOSE || this == COMPETITIVE;
    }
}
