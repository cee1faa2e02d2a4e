package org.openrenda.voting.polls;

/** Whose number a majority is a share of (CAL-4). */
public enum MajorityOf {
    ALL_MEMBERS("全体组成人员"),
    ALL_DEPUTIES("全体代表"),
    PRESENT("到会人员"),
    CAST("参加投票人员");

    private final String label;

    MajorityOf(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
