package org.openrenda.deputies.suggestions;

/** Each act that moves a suggestion; its steps are made of these. */
public enum SuggestionAct {
    WRITE("起草"),
    INVITE("邀请附议"),
    SUBMIT("提交"),
    SUBMIT_FIRST("提交初审"),
    PASS_FIRST("初审通过"),
    SEND_BACK("退回修改"),
    REFUSE("不予接收"),
    TURN("转其他渠道"),
    WITHDRAW("撤回"),
    LAPSE("终止"),
    NUMBER("立案编号"),
    PLAN("拟定分办方案"),
    MERGE("并案"),
    UNMERGE("取消并案"),
    ASSIGN("交办"),
    TAKE_BACK("撤回交办"),
    REPLY("答复送达"),
    REDO("再次办理"),
    NEGOTIATE("面对面协商"),
    CLOSE("结案"),
    ARCHIVE("归档");

    private final String label;

    SuggestionAct(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
