package org.openrenda.hotline.intake;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;

/**
 * A ticket as pages show it: masked, and without anything of the caller.
 *
 * @param topic code of its topic; empty when it could not be sorted
 * @param area code of its area; empty when not known
 * @param unit id of the unit that answers; 0 when not known
 * @param body empty in lists
 */
public record TicketView(
        TicketId id,
        CongressId congress,
        String source,
        String number,
        LocalDateTime receivedAt,
        String kind,
        String channel,
        String title,
        String body,
        String place,
        String topic,
        double confidence,
        String label,
        @Nullable String correctedBy,
        String area,
        long unit,
        boolean repeat,
        boolean closed,
        @Nullable LocalDate closedOn,
        @Nullable Boolean contacted,
        @Nullable Boolean solved,
        @Nullable String satisfaction,
        @Nullable Long issue) {}
