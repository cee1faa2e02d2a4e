package org.openrenda.hotline.intake;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as a source tells it, before anything is masked. Texts may be empty; none may be null.
 *
 * @param number the source's own number, by which a ticket is known again
 * @param receivedAt when it was received, in the time of China
 * @param kind what the caller wants, in the source's words (咨询, 投诉 …)
 * @param caller phone number, or whatever tells callers apart; only a keyed digest is kept
 * @param county the county or district as written
 * @param town the town or subdistrict as written
 * @param place the address as written
 * @param unit the handling unit as written
 * @param state whether it is closed, in the source's words
 * @param contacted whether the caller was contacted, as a follow-up found; null when not asked
 * @param solved whether it was solved, as a follow-up found; null when not asked
 * @param satisfaction how content the caller was, in the source's words
 * @param label the source's own class of the matter
 */
public record RawTicket(
        String number,
        @Nullable LocalDateTime receivedAt,
        String kind,
        String channel,
        String title,
        String text,
        String caller,
        String county,
        String town,
        String place,
        String unit,
        String state,
        @Nullable LocalDate closedOn,
        @Nullable Boolean contacted,
        @Nullable Boolean solved,
        String satisfaction,
        String label) {}
