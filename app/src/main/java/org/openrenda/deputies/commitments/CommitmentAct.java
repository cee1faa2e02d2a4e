package org.openrenda.deputies.commitments;

/** Each act on a promise; its steps are made of these. */
public enum CommitmentAct {
    PROMISE("承诺"),
    REPORT("报告兑现"),
    SEND_BACK("退回继续履行"),
    POSTPONE("调整期限"),
    STRIKE_OFF("销号");

    private final String label;

    CommitmentAct(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
