package org.openrenda.congress.deputyships;

/** What is done with a deputyship; each act is one row of its history. */
public enum DeputyAct {
    ENROL("登记在任代表"),
    ELECT("登记当选"),
    REVIEW("提交代表资格审查"),
    CONFIRM("确认代表资格"),
    ANNUL("确定当选无效"),
    PUBLISH("公布代表名单"),
    SUSPEND("暂停执行代表职务"),
    RESUME("恢复执行代表职务"),
    RESIGN("提出辞职"),
    KEEP("辞职撤回或者未被接受"),
    END("代表资格终止"),
    ANNOUNCE("公告资格终止");

    private final String label;

    DeputyAct(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
