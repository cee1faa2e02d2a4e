package org.openrenda.congress;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a person when they are entered.
 *
 * @param gender 男, 女 or empty
 * @param bornYear null where unknown
 * @param phone a mobile number or empty; kept encrypted, shown masked
 */
public record NewPerson(
        String name,
        String gender,
        @Nullable Integer bornYear,
        String nation,
        String party,
        String occupation,
        String phone) {}
