package org.openrenda.deputies.officials;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;

/**
 * A deputy's request to meet an official, and what became of it.
 *
 * @param organ the state organ whose head is asked for
 * @param official who will come; empty before it was arranged
 * @param meetsAt null before it was arranged
 */
public record OfficialMeeting(
        OfficialMeetingId id,
        CongressId congress,
        AccountId account,
        String name,
        String organ,
        String topic,
        String text,
        MeetingStage stage,
        String official,
        @Nullable Instant meetsAt,
        String place,
        @Nullable LocalDate heldOn) {}
