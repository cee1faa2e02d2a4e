package org.openrenda.evaluation.evaluations;

/** What an evaluation is for. */
public enum EvaluationKind {
    SATISFACTION("满意度测评", true),
    WORK("工作评议", true),
    QUARTERLY("季度工作测评", false),
    DUTY("述职测评", false),
    HANDLING("建议办理测评", false),
    PROJECT("民生实事测评", false),
    OTHER("其他测评", false);

    private final String label;
    private final boolean byChairpersons;

    EvaluationKind(String label, boolean byChairpersons) {
        this.label = label;
        this.byChairpersons = byChairpersons;
    }

    public String label() {
        return label;
    }

    /** SUP-20: held only where local rules allow it and the chairpersons have decided it. */
    public boolean byChairpersons() {
        return byChairpersons;
    }
}
