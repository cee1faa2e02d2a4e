package org.openrenda.voting.polls;

/** Something was done with a poll; it tells the screens to look, and says nothing of anybody. */
public record PollChanged(PollId poll) {}
