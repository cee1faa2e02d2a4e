package org.openrenda.deputies.suggestions;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A suggestion as a list shows it.
 *
 * @param coSigners how many deputies confirmed the present text besides the lead
 * @param units the units that handle it now, the lead unit first
 * @param dueOn the earliest day on which a unit must answer; null when nothing is owed
 */
public record SuggestionRow(
        SuggestionId id,
        @Nullable String number,
        String title,
        String leadName,
        int coSigners,
        SuggestionSource source,
        SuggestionStage stage,
        int round,
        @Nullable String topicName,
        String units,
        @Nullable LocalDate submittedOn,
        @Nullable LocalDate dueOn,
        boolean published) {}
