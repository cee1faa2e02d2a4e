package org.openrenda.deputies.activities;

import org.openrenda.deputies.DutyCategory;

/** What deputies do together between sessions (代表法 26–34), and where the record counts it. */
public enum ActivityKind {
    INSPECTION("视察", DutyCategory.INSPECTION),
    SURVEY("专题调研", DutyCategory.INSPECTION),
    LAW_CHECK("执法检查", DutyCategory.INSPECTION),
    GROUP("小组活动", DutyCategory.GROUP_ACTIVITY),
    COMMUNITY("进社区联系群众", DutyCategory.CONTACT),
    TRAINING("培训", DutyCategory.TRAINING),
    BRIEFING("情况通报", DutyCategory.TRAINING),
    OBSERVING("列席会议", DutyCategory.SESSION);

    private final String label;
    private final DutyCategory category;

    ActivityKind(String label, DutyCategory category) {
        this.label = label;
        this.category = category;
    }

    public String label() {
        return label;
    }

    DutyCategory category() {
        return category;
    }
}
