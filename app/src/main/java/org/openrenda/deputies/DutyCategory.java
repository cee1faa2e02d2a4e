package org.openrenda.deputies;

/** DEP-29: what a duty record tells apart. */
public enum DutyCategory {
    SESSION("会议出席"),
    SPEECH("审议发言"),
    MOTION("议案"),
    SUGGESTION("建议"),
    FOLLOW_UP("跟踪督办"),
    INSPECTION("视察调研"),
    GROUP_ACTIVITY("小组活动"),
    CONTACT("接待联系"),
    TRAINING("学习培训"),
    REPORT("述职评议"),
    AWARD("表彰奖励");

    private final String label;

    DutyCategory(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
