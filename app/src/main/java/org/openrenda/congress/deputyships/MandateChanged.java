package org.openrenda.congress.deputyships;

import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;

/**
 * A person may act as a deputy of this congress from now on, or no longer (DEP-4). What they owed
 * is seen to in the same transaction, so nothing is lost.
 *
 * @param ended whether the deputyship is over for good; false when it is only suspended
 * @param byName who entered it
 */
public record MandateChanged(
        PersonId person, CongressId congress, boolean mayAct, boolean ended, String byName) {}
