package org.openrenda.meetings.sittings;

import java.time.LocalDate;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;

/** MTG-13: a member was not there and had no leave, told when the meeting is closed. */
public record AbsentWithoutLeave(
        MeetingId meeting, CongressId congress, PersonId person, String title, LocalDate on) {}
