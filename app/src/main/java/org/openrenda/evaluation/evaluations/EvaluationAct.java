package org.openrenda.evaluation.evaluations;

/** What can be done with an evaluation; each doing is one row that is never changed. */
public enum EvaluationAct {
    PREPARE("拟定测评"),
    READY("准备完成"),
    ISSUE("制发测评码"),
    OPEN("开始测评"),
    REMIND("提醒未评人员"),
    EXTEND("延长时间"),
    CLOSE("结束测评"),
    PUBLISH("公布结果"),
    VOID("作废");

    private final String label;

    EvaluationAct(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
