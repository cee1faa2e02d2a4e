package org.openrenda.deputies.motions;

/** What is done to a motion. */
public enum MotionAct {
    WRITE("修改文本"),
    INVITE("邀请联名"),
    SUBMIT("提交议案"),
    ABANDON("放弃提出"),
    SEND_BACK("退回补正"),
    EXAMINE("提出审查意见"),
    PUT_ON_AGENDA("列入会议议程"),
    REFER("交专门委员会审议"),
    TURN("转为建议"),
    DECLINE("不列入会议议程"),
    REPORT("提出审议结果报告"),
    ADOPT("通过审议结果报告"),
    PASS("表决通过"),
    REJECT("表决未通过"),
    CONSENT("同意撤回"),
    LAPSE("终止审议");

    private final String label;

    MotionAct(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
