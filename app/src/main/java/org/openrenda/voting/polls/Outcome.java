package org.openrenda.voting.polls;

/** What a poll came to. */
public enum Outcome {
    CARRIED("通过"),
    PARTLY("部分通过"),
    LOST("未通过"),
    ELECTED("选出"),
    TIE_REVOTE("票数相等，须再次投票"),
    SECOND_ROUND("当选人数不足，须另行选举"),
    SCORED("评分完成"),
    INVALID("表决无效");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
