package org.openrenda.supervision;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.web.StatusWord;

/**
 * A problem as pages show it.
 *
 * @param owes who owes the next step, in words
 * @param dueOn the day by which the unit reports
 * @param nextDueOn the day by which the next step is owed, whoever owes it
 * @param workdaysLeft to that day, negative when past, null without a day
 * @param rating of the present round
 */
public record ProblemView(
        ProblemId id,
        MatterId matter,
        String matterTitle,
        CongressId congress,
        int ordinal,
        String title,
        String detail,
        String stage,
        String stageLabel,
        @Nullable UnitId unit,
        @Nullable String unitName,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate nextDueOn,
        @Nullable Integer workdaysLeft,
        int round,
        String owes,
        RatingCount rating) {

    /** The stage as a word with its colour. */
    public StatusWord word() {
        return MatterSheet.status(stage, stageLabel);
    }
}
