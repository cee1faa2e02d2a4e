package org.openrenda.supervision;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;

/**
 * A matter as lists show it.
 *
 * @param stage OPEN, RECTIFYING or CLOSED
 * @param problems how many problems are on its list
 * @param overdue how many of them are past their day at the unit
 */
public record MatterRow(
        MatterId id,
        CongressId congress,
        String number,
        String title,
        String form,
        String stage,
        String stageLabel,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        @Nullable String topicName,
        @Nullable Instant publishedAt,
        int problems,
        int struckOff,
        int overdue) {}
