package org.openrenda.voting.polls;

/** What a poll is about, as far as the law sets the manner of voting by it (VOT-8, VOT-9). */
public enum MatterKind {
    PROCEDURE("议程、日程等程序事项", false, false),
    RESOLUTION("决议、决定", false, false),
    REGULATION("法规案", false, false),
    APPOINTMENT("人事任免", false, true),
    ELECTION("选举", true, true),
    DISMISSAL("撤职", true, true),
    RECALL("罢免", true, true),
    PROJECTS("民生实事项目票决", false, false),
    APPRAISAL("测评", false, false);

    private final String label;
    private final boolean secretOnly;
    private final boolean perPerson;

    MatterKind(String label, boolean secretOnly, boolean perPerson) {
        this.label = label;
        this.secretOnly = secretOnly;
        this.perPerson = perPerson;
    }

    public String label() {
        return label;
    }

    /**
     * VOT-9: elections, recalls and dismissals are by secret ballot, whoever would like it else.
     */
    public boolean secretOnly() {
        return secretOnly;
    }

    /**
     * Whether its secret ballots come in double envelopes: whoever puts people in or out of office.
     */
    public boolean byEnvelopes() {
        return perPerson;
    }

    /** VOT-8: each person is voted on by name. */
    public boolean perPerson() {
        return perPerson;
    }
}
