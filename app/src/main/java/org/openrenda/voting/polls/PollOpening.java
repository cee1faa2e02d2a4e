package org.openrenda.voting.polls;

/**
 * Said inside the act that opens a poll, before anything is written: whoever gave the poll its
 * roster may refuse, when those who vote now are not those it was prepared for.
 *
 * @param originModule the module of the matter the poll belongs to; empty for none
 */
public record PollOpening(PollId poll, String originModule) {}
