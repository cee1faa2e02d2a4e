package org.openrenda.deputies.signatures;

import org.openrenda.platform.AccountId;

/**
 * A deputy who was asked to sign a text.
 *
 * @param confirmed whether the very draft was confirmed that was asked about
 */
public record Signature(AccountId account, String name, boolean confirmed) {}
