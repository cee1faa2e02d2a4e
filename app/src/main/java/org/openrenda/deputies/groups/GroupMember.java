package org.openrenda.deputies.groups;

import org.openrenda.platform.AccountId;

/** A deputy in a group. */
public record GroupMember(AccountId account, String name) {}
