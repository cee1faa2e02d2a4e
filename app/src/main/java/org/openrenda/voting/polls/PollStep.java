package org.openrenda.voting.polls;

import java.time.Instant;

/** One thing that was done with a poll, with the number it set, where it set one, in words. */
public record PollStep(PollAct act, Instant at, String byName, String text) {}
