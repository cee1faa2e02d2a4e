package org.openrenda.deputies.mandates;

import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;

/**
 * DEP-4: a deputy may no longer act. Each part sees in the same transaction to what this deputy
 * owed, so that nothing waits for somebody who may not do it.
 *
 * @param ended for good; false when it is only suspended
 */
public record DeputyStopped(AccountId account, String name, CongressId congress, boolean ended) {}
