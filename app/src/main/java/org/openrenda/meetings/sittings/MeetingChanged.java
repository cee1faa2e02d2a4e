package org.openrenda.meetings.sittings;

/** Something in a meeting changed that its watchers see. */
public record MeetingChanged(MeetingId meeting) {}
