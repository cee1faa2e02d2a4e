package org.openrenda.meetings.sittings;

/** What can be done with an item; each doing is one row that is never changed. */
public enum ItemAct {
    TAKE("开始"),
    HAND_TO_VOTE("交付表决"),
    DECIDE("表决结果"),
    FINISH("结束"),
    POSTPONE("暂不审议");

    private final String label;

    ItemAct(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
