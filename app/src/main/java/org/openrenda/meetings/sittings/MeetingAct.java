package org.openrenda.meetings.sittings;

/** What can be done with a meeting; each doing is one row that is never changed. */
public enum MeetingAct {
    PLAN("筹备会议"),
    CHANGE("调整议程或人员"),
    CONVENE("发出通知"),
    CORRECT("更正通知"),
    OPEN("宣布开会"),
    CLOSE("宣布闭会"),
    SIGN_MINUTES("签发会议记录"),
    ARCHIVE("归档"),
    CANCEL("取消会议");

    private final String label;

    MeetingAct(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
