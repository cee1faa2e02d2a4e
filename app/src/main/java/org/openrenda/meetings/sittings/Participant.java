package org.openrenda.meetings.sittings;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.PersonId;

/** One person's place in a meeting; the number is the order in which they were entered. */
public record Participant(
        ParticipantId id,
        MeetingId meeting,
        int no,
        @Nullable PersonId person,
        @Nullable AccountId account,
        String name,
        String duty,
        String group,
        MeetingRole role,
        boolean mayAct) {

    /** MTG-12: observers have no right to speak. */
    public boolean maySpeak() {
        return role != MeetingRole.OBSERVER && mayAct;
    }

    /** Whether this presence counts towards the quorum. */
    public boolean counts() {
        return role == MeetingRole.ATTEND && mayAct;
    }
}
