package org.openrenda.deputies.motions;

import org.openrenda.platform.AccountId;

/**
 * A deputy on the list of a motion.
 *
 * @param confirmed whether this very draft was confirmed
 */
public record Mover(AccountId account, String name, boolean confirmed) {}
