package org.openrenda.deputies.suggestions;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An earlier suggestion about the same thing.
 *
 * @param percent how much of what was typed it shares, 1 to 100
 */
public record SimilarSuggestion(
        SuggestionId id,
        @Nullable String number,
        String title,
        String leadName,
        SuggestionStage stage,
        @Nullable LocalDate submittedOn,
        int percent) {}
