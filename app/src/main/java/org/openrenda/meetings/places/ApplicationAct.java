package org.openrenda.meetings.places;

/** What can be done with an application; each doing is one row that is never changed. */
public enum ApplicationAct {
    APPLY("报名"),
    ACCEPT("同意旁听"),
    WAIT("列入候补"),
    REFUSE("不同意"),
    WITHDRAW("本人放弃");

    private final String label;

    ApplicationAct(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
