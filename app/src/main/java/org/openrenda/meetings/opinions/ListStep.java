package org.openrenda.meetings.opinions;

import java.time.Instant;

/** One act on a list of opinions. */
public record ListStep(ListAct act, String text, Instant at, String byName) {}
