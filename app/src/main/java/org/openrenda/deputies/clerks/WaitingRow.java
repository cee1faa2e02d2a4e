package org.openrenda.deputies.clerks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.suggestions.SuggestionId;

/**
 * A numbered suggestion that waits to be handed to units, or was handed over and is not signed for.
 *
 * @param units the units asked or handed to, with what they said; empty for none
 * @param agreed whether all units that were asked agreed
 * @param asked whether units were asked
 */
public record WaitingRow(
        SuggestionId id,
        String number,
        String title,
        String text,
        @Nullable String topicCode,
        String leadName,
        int coSigners,
        String units,
        boolean asked,
        boolean agreed,
        @Nullable LocalDate submittedOn,
        Proposal proposal) {

    WaitingRow with(Proposal found) {
        return new WaitingRow(
                id,
                number,
                title,
                text,
                topicCode,
                leadName,
                coSigners,
                units,
                asked,
                agreed,
                submittedOn,
                found);
    }
}
