package org.openrenda.congress.deputyships;

/**
 * How a deputy attended one meeting (一次会议) of the congress, however many days it lasted.
 *
 * @param meeting its name, for example 市十届人大三次会议; one entry for each
 * @param paper the list of those present or the leave, and the day on which the meeting opened
 */
public record Attendance(String meeting, Presence presence, Paper paper) {

    public Attendance {
        meeting = meeting.strip();
    }
}
