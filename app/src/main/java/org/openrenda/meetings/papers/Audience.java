package org.openrenda.meetings.papers;

import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.MeetingRole;
import org.openrenda.meetings.sittings.Publicity;

/** For whom a paper is (MTG-12); each takes in those before it. */
public enum Audience {
    ATTEND("出席人员"),
    NONVOTING("出席、列席人员"),
    OBSERVER("全部参加人员"),
    PUBLIC("公众");

    private final String label;

    Audience(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /**
     * Whether somebody in this role gets it.
     *
     * @param role null for who has no place in the meeting
     */
    public boolean includes(@Nullable MeetingRole role) {
        return switch (this) {
            case ATTEND -> role == MeetingRole.ATTEND;
            case NONVOTING -> role == MeetingRole.ATTEND || role == MeetingRole.NONVOTING;
            case OBSERVER -> role != null;
            case PUBLIC -> true;
        };
    }

    /** MTG-15: the widest audience that a paper of this publicity may have. */
    static Audience widest(Publicity publicity) {
        return switch (publicity) {
            case OPEN -> PUBLIC;
            case INTERNAL -> NONVOTING;
            case SECRET -> ATTEND;
        };
    }
}
