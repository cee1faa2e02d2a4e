package org.openrenda.meetings.sittings;

import org.jspecify.annotations.Nullable;

/**
 * How one participant stands.
 *
 * @param leave the last request for leave; null for none
 */
public record Attendance(Participant who, Presence presence, @Nullable Leave leave) {

    /** Whether a leave was granted. */
    public boolean isExcused() {
        return leave != null && Boolean.TRUE.equals(leave.granted());
    }

    /** Whether the person never came. */
    public boolean isAbsent() {
        return presence.marks().isEmpty();
    }
}
