package org.openrenda.voting.polls;

/** How one voter voted in a named poll, which is shown by name once it is closed. */
public record NamedVote(int no, String name, String group, String choice) {}
