package org.openrenda.deputies.voices;

/** Each act on a citizen's voice; its steps are made of these. */
public enum VoiceAct {
    TAKE("登记"),
    ANSWER("答复群众"),
    PASS("转有关单位办理"),
    GIVE_BACK("退回"),
    REPORT("反馈办理情况"),
    SUGGEST("转为代表建议线索"),
    FORWARD("转政务服务热线"),
    RAISE("转为微实事"),
    DROP("微实事未交办"),
    SETTLE("微实事办结"),
    REFUSE("不予受理"),
    RATE("群众评价");

    private final String label;

    VoiceAct(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
