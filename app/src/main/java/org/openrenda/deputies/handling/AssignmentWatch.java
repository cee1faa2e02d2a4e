package org.openrenda.deputies.handling;

/** What clerks and units look out for among the assignments. */
public enum AssignmentWatch {
    SOON("7 天内到期"),
    WEEK("本周逾期"),
    LATE("已逾期"),
    UNSIGNED("逾期未签收"),
    UNMET("时限过半未面商"),
    RETURN("待决定退办"),
    EXTENSION("待决定延期"),
    CHECK("答复待审核");

    private final String label;

    AssignmentWatch(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
