package org.openrenda.platform.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;

/**
 * A sign-in account as lists and pages show it; it carries no secret.
 *
 * @param name what is typed at sign-in, lower case
 * @param hasPassword false until the owner has used the one-time link
 * @param hasSecondStep whether a time-based code is asked for
 */
public record Account(
        AccountId id,
        String name,
        String displayName,
        @Nullable PersonId person,
        CongressId congress,
        boolean hasPassword,
        boolean hasSecondStep,
        Instant createdAt,
        @Nullable Instant disabledAt) {}
