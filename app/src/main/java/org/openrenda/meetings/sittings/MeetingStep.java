package org.openrenda.meetings.sittings;

import java.time.Instant;

/** One act on a meeting. */
public record MeetingStep(MeetingAct act, Instant at, String byName, String text) {}
