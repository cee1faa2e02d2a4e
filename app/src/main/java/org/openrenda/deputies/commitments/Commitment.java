package org.openrenda.deputies.commitments;

import java.time.LocalDate;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.UnitId;

/**
 * A promise that a unit made in an answer.
 *
 * @param firstDueOn the day that was promised; it never changes
 * @param dueOn the day by which it is owed now
 * @param report how many times the unit has reported it done
 */
public record Commitment(
        CommitmentId id,
        CongressId congress,
        SuggestionId suggestion,
        long reply,
        UnitId unit,
        String unitName,
        String text,
        LocalDate promisedOn,
        LocalDate firstDueOn,
        LocalDate dueOn,
        CommitmentStage stage,
        int report) {

    /** What the promise is after the act. */
    Commitment after(CommitmentAct act, LocalDate due) {
        return new Commitment(
                id,
                congress,
                suggestion,
                reply,
                unit,
                unitName,
                text,
                promisedOn,
                firstDueOn,
                due,
                stage.after(act),
                act == CommitmentAct.REPORT ? report + 1 : report);
    }
}
