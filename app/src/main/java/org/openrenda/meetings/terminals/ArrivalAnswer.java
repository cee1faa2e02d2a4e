package org.openrenda.meetings.terminals;

import java.time.Instant;
import org.openrenda.meetings.sittings.MeetingId;

/**
 * What a device is told, to be shown on its own screen.
 *
 * @param came false for who was in the room already
 * @param at when it was taken down, by the clock of this program
 */
public record ArrivalAnswer(
        MeetingId meeting, String meetingTitle, String name, boolean came, Instant at) {}
