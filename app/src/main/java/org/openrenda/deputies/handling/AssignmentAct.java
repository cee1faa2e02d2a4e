package org.openrenda.deputies.handling;

/** Each act that moves an assignment; its steps are made of these. */
public enum AssignmentAct {
    SEND("交办"),
    RECEIVE("签收"),
    TAKE_BACK("撤回交办"),
    ASK_RETURN("申请退办"),
    MOVE("同意退办并改派"),
    REJECT_RETURN("驳回退办申请"),
    DISTRIBUTE("单位内分办"),
    ASK_EXTENSION("申请延期"),
    EXTEND("同意延期"),
    REJECT_EXTENSION("不同意延期"),
    GIVE_OPINION("提出会办意见"),
    OPINION_BACK("退回会办意见"),
    DRAFT("拟稿"),
    COUNTERSIGN("会签"),
    SIGN_OFF("签发"),
    SEND_BACK("审核退回"),
    DELIVER("答复送达"),
    REOPEN("再次办理"),
    END("终止办理");

    private final String label;

    AssignmentAct(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
