package org.openrenda.evaluation.evaluations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is shown of one evaluation apart from its result. */
public record EvaluationView(
        EvaluationId id,
        EvaluationPlan plan,
        EvaluationStage stage,
        int minimum,
        @Nullable Instant openedAt,
        LocalDate preparedOn,
        List<GroupCount> groups,
        List<EvaluationStep> steps) {

    public int asked() {
        return groups.stream().mapToInt(GroupCount::asked).sum();
    }

    public int rated() {
        return groups.stream().mapToInt(GroupCount::rated).sum();
    }
}
