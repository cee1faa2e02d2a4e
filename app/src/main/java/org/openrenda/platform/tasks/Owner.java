package org.openrenda.platform.tasks;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Role;
import org.openrenda.platform.UnitId;

/**
 * Who owes a task: everyone who holds the role at the congress, or at one unit, or one person.
 *
 * @param unit set where the role is a handling unit's
 * @param account set where exactly one person owes it
 */
public record Owner(Role role, @Nullable UnitId unit, @Nullable AccountId account) {

    public static Owner role(Role role) {
        return new Owner(role, null, null);
    }

    public static Owner unit(UnitId unit) {
        return new Owner(Role.HANDLER, unit, null);
    }

    public static Owner person(Role role, AccountId account) {
        return new Owner(role, null, account);
    }
}
