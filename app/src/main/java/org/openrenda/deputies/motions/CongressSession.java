package org.openrenda.deputies.motions;

import java.time.Instant;
import java.time.LocalDate;
import org.openrenda.platform.CongressId;

/**
 * A session of a people's congress as far as motions need it.
 *
 * @param motionsUntil MOT-3: the moment after which no motion is taken, set by the presidium
 */
public record CongressSession(
        long id,
        CongressId congress,
        String name,
        LocalDate startsOn,
        LocalDate endsOn,
        Instant motionsUntil) {}
