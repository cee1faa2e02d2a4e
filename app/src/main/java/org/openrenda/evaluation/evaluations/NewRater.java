package org.openrenda.evaluation.evaluations;

import org.openrenda.platform.AccountId;

/**
 * Somebody who is to rate by name.
 *
 * @param group the number of the group
 */
public record NewRater(int group, AccountId account, String name) {}
