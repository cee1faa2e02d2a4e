package org.openrenda.meetings.terminals;

import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.platform.PersonId;

/**
 * What a device tells: somebody stands before it.
 *
 * @param event the device's own number of it; the same one again gets the same answer
 * @param person the number of the person in the register; null when told by roll number
 * @param roll the place on the list of the meeting, from 1; 0 when told by person
 * @param meeting needed only where several meetings of today have this person
 */
public record Arrival(
        String event, @Nullable PersonId person, int roll, @Nullable MeetingId meeting) {}
