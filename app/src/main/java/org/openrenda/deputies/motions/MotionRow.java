package org.openrenda.deputies.motions;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A motion as a list shows it.
 *
 * @param movers how many confirmed the present text, the lead deputy among them
 */
public record MotionRow(
        MotionId id,
        @Nullable String number,
        String title,
        String leadName,
        String delegation,
        int movers,
        MotionStage stage,
        @Nullable String session,
        String committee,
        @Nullable LocalDate submittedOn,
        @Nullable LocalDate reportDueOn) {}
