package org.openrenda.evaluation.evaluations;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as lists show it.
 *
 * @param asked raters on the roster and codes made
 * @param closesAt null for one held in a room
 */
public record EvaluationRow(
        EvaluationId id,
        String title,
        EvaluationKind kind,
        EvaluationMode mode,
        EvaluationStage stage,
        int subjects,
        int asked,
        int rated,
        @Nullable Instant closesAt,
        LocalDate preparedOn) {}
