package org.openrenda.meetings.opinions;

/** What can be done with a list of opinions; each doing is one row that never changes. */
public enum ListAct {
    OPEN("开始收集"),
    SORT("整理"),
    SUBMIT("送审"),
    GIVE_BACK("退回修改"),
    APPROVE("审定"),
    ISSUE("印发");

    private final String label;

    ListAct(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
