package org.openrenda.deputies.motions;

import org.openrenda.platform.AccountId;

/** MOT-4: a mover's wish to withdraw that the presidium has not decided yet. */
public record Wish(long id, AccountId account, String name, String reason) {}
