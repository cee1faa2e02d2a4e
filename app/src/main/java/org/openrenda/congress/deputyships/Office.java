package org.openrenda.congress.deputyships;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An office that only a deputy may hold.
 *
 * @param endedOn null as long as it is held
 * @param end how it went; null as long as it is held
 * @param announcedOn the day of the announcement; null before
 */
public record Office(
        OfficeKind kind,
        String body,
        LocalDate since,
        @Nullable LocalDate endedOn,
        @Nullable OfficeEnd end,
        @Nullable LocalDate announcedOn) {

    String named() {
        return body + kind.label();
    }
}
