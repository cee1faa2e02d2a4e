package org.openrenda.deputies.activities;

import org.openrenda.platform.AccountId;

/** A deputy and where this deputy stands with an activity. */
public record Taker(AccountId account, String name, Place place, String reason) {}
