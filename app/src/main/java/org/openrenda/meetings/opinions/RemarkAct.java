package org.openrenda.meetings.opinions;

/** What can be done with something said on an item; each doing is one row that never changes. */
public enum RemarkAct {
    SAY("提出"),
    TAKE_DOWN("记下"),
    CONFIRM("核对无误"),
    CORRECT("更正"),
    WITHDRAW("收回");

    private final String label;

    RemarkAct(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    boolean hasText() {
        return this == SAY || this == TAKE_DOWN || this == CORRECT;
    }
}
