package org.openrenda.deputies.stations;

import java.util.Set;

/** What a station is checked for: the six items on its notice board and its equipment (LIA-3). */
public enum Standard {
    DEPUTIES("公示代表信息", true),
    STAFF("公示工作人员", true),
    RULES("公示制度和年度计划", true),
    PROCEDURE("公示意见处理流程", true),
    ONLINE_USE("公示应用使用方式", true),
    OTHER("公示其他应公开事项", true),
    OWN_ROOM("有独立场所", false),
    GROUND_FLOOR("设在一层或有无障碍通道", false),
    SIGN("挂牌醒目", false),
    SEATS("有接待桌椅", false),
    COMPUTER("有联网电脑或一体机", false),
    RECORDS("有接待登记和档案", false);

    private final String label;
    private final boolean onBoard;

    Standard(String label, boolean onBoard) {
        this.label = label;
        this.onBoard = onBoard;
    }

    public String label() {
        return label;
    }

    public boolean onBoard() {
        return onBoard;
    }

    /** The share of items that are met, in whole percent, rounded down. */
    static int score(Set<Standard> met) {
        return met.size() * 100 / values().length;
    }
}
