package org.openrenda.deputies.suggestions;

import org.openrenda.platform.AccountId;

/**
 * A deputy who signs a suggestion, or was asked to.
 *
 * @param confirmed whether the present draft was confirmed; always so for the lead deputy
 */
public record Signer(AccountId account, String name, boolean confirmed) {}
