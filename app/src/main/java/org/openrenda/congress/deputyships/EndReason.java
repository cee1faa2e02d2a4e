package org.openrenda.congress.deputyships;

/** DEP-5: the seven cases in which a deputy's qualification ends (代表法第六十二条), and death. */
public enum EndReason {
    MOVED_AWAY("迁出或者调离本行政区域"),
    RESIGNED("辞职或者责令辞职被接受"),
    ABSENT_TWICE("未经批准两次不出席本级人大会议"),
    RECALLED("被罢免"),
    LOST_NATIONALITY("丧失中华人民共和国国籍"),
    DEPRIVED_OF_RIGHTS("依照法律被剥夺政治权利"),
    INCAPACITATED("丧失行为能力"),
    DIED("去世");

    private final String label;

    EndReason(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
