package org.openrenda.deputies.reports;

/** The rates of the yearly report (SUG-21, SUG-24), each with its two counts in words. */
public enum RateKind {
    ASSIGNED("交办率", "已交办（含并案）的建议", "本年立案的建议（不含撤回）", false),
    SIGNED("签收率", "已签收的交办", "现有的交办（一件建议一个单位算一件，不含撤回、改派、终止）", true),
    MET("面商率", "答复前有面商记录且代表没有否认的", "已答复的主办、分办", true),
    ON_TIME("按期答复率", "首次答复没有超过期限的", "已答复的和已超过期限的主办、分办", true),
    CLOSED("办结率", "已结案的建议", "已交办（含并案）的建议", false),
    PUBLISHED("公开率", "已向社会公开的建议", "已答复、代表没有要求保密的建议", false),
    FIRST_SATISFIED("满意率（首次）", "首轮结果评价为满意或者基本满意的", "首轮评价（没有评价的不计入）", true),
    LAST_SATISFIED("满意率（最终）", "每位代表最后一次结果评价为满意或者基本满意的", "代表最后一次评价（没有评价的不计入）", true),
    SOLVED("解决率", "最近一次答复为已解决类（A 类）的", "已答复的主办、分办", true),
    CONVERTED("B→A 转化率", "承诺已全部兑现销号，或者再次答复为已解决类的", "曾作出须跟踪承诺（B、C 类）答复的主办、分办", true),
    RETURNED("退办率", "申请过退办的交办", "全部交办（不含撤回）", true),
    EXTENDED("延期率", "批准过延期的主办、分办", "全部主办、分办（不含撤回、改派、终止）", true),
    REDONE("重办率", "代表不满意、再次办理过的建议", "已全部答复过一轮的建议", false);

    private final String label;
    private final String counted;
    private final String among;
    private final boolean byUnit;

    RateKind(String label, String counted, String among, boolean byUnit) {
        this.label = label;
        this.counted = counted;
        this.among = among;
        this.byUnit = byUnit;
    }

    public String label() {
        return label;
    }

    /** What the upper number counts. */
    public String counted() {
        return counted;
    }

    /** What the lower number counts. */
    public String among() {
        return among;
    }

    /** Whether it can be told for each unit. */
    public boolean byUnit() {
        return byUnit;
    }
}
