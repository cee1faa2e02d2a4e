package org.openrenda.meetings.opinions;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.ItemId;

/**
 * One list of opinions among many.
 *
 * @param opinions how many it holds
 * @param used what became of it; empty while nothing did
 */
public record OpinionListRow(
        OpinionListId id,
        ItemId item,
        String itemTitle,
        String meetingTitle,
        ListStage stage,
        String number,
        String addressee,
        int opinions,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate reportDueOn,
        String used,
        String usedAt) {}
