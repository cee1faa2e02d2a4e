package org.openrenda.deputies.mandates;

import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;

/** DEP-4: the ground is gone, and the deputy is asked again for what is still open. */
public record DeputyResumed(AccountId account, String name, CongressId congress) {}
