package org.openrenda.voting.polls;

/** What can be done with a poll; each doing is one row that is never changed. */
public enum PollAct {
    PREPARE("拟定表决"),
    READY("准备完成"),
    OPEN("开始表决"),
    ADD_LATE("登记迟到人员"),
    MOVE("改用其他方式表决"),
    CLOSE("结束表决"),
    ENTER_COUNTS("录入计数"),
    CONFIRM("确认计票"),
    ANNOUNCE("宣布结果"),
    VOID("作废");

    private final String label;

    PollAct(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
