package org.openrenda.voting.polls;

import org.openrenda.platform.AccountId;

/** What one person typed of a count; it counts once a second person typed the same. */
public record TypedCounts(AccountId account, String name, Tally counts) {}
