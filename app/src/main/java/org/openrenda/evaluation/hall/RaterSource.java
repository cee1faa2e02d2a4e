package org.openrenda.evaluation.hall;

/** Who is in a group of raters. */
enum RaterSource {
    LISTED("下面写明的人"),
    DEPUTIES("本级全体在任代表"),
    COMMITTEE("登记的常委会组成人员"),
    CHAIRS("主任会议成员"),
    CLERKS("机关工作人员"),
    HANDLERS("承办单位经办人");

    private final String label;

    RaterSource(String label) {
        this.label = label;
    }

    /** What such people are called as one group. */
    String group() {
        return this == DEPUTIES ? "人大代表" : this == COMMITTEE ? "常委会组成人员" : label;
    }

    String label() {
        return label;
    }
}
