package org.openrenda.deputies.motions;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;

/**
 * One motion (组织法 22). Its stage is always what its steps make of it.
 *
 * @param version counts the drafts; a co-mover confirms one of them
 * @param committee the special committee it was referred to; empty before
 * @param reportDueOn the last day of that committee's report
 * @param suggestion what it was turned into
 */
public record Motion(
        MotionId id,
        CongressId congress,
        AccountId lead,
        String leadName,
        MotionText text,
        MotionStage stage,
        int version,
        @Nullable String number,
        @Nullable String session,
        String committee,
        @Nullable LocalDate submittedOn,
        @Nullable LocalDate reportDueOn,
        @Nullable SuggestionId suggestion) {

    boolean isLed(@Nullable AccountId account) {
        return lead.equals(account);
    }

    String named() {
        return number == null ? "“" + text.title() + "”" : number + "“" + text.title() + "”";
    }
}
