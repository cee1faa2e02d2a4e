package org.openrenda.meetings.sittings;

/** MTG-12: as what somebody takes part. */
public enum MeetingRole {
    ATTEND("出席"),
    NONVOTING("列席"),
    OBSERVER("旁听");

    private final String label;

    MeetingRole(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
