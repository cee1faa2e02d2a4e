package org.openrenda.deputies.officials;

/** What is done to a request to meet an official. */
public enum MeetingAct {
    ASK("提出约见"),
    ARRANGE("安排约见"),
    DECLINE("不予安排"),
    WITHDRAW("撤回约见"),
    HOLD("登记约见情况"),
    FEED_BACK("反馈处理情况");

    private final String label;

    MeetingAct(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
