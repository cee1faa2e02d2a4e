package org.openrenda.meetings.sittings;

import java.util.Set;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;

/** Members came in, or back, so that a vote under way may take them in. */
public record Arrived(MeetingId meeting, CongressId congress, Set<PersonId> people) {

    public Arrived {
        people = Set.copyOf(people);
    }
}
