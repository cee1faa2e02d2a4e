package org.openrenda.deputies.keysupervision;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionStage;

/** A key suggestion as a list shows it: who leads its supervision, which committee follows it. */
public record KeyRow(
        SuggestionId id,
        @Nullable String number,
        String title,
        String leadName,
        SuggestionStage stage,
        String units,
        @Nullable LocalDate dueOn,
        String leaderName,
        String committee,
        LocalDate decidedOn,
        String reason) {}
