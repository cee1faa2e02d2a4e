package org.openrenda.deputies.activities;

/** Whether an activity is to come, was held, or was called off. */
public enum ActivityStage {
    PLANNED("计划中"),
    HELD("已举行"),
    CANCELLED("已取消");

    private final String label;

    ActivityStage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
