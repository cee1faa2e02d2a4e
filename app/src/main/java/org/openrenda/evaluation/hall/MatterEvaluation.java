package org.openrenda.evaluation.hall;

import org.jspecify.annotations.Nullable;
import org.openrenda.evaluation.evaluations.EvaluationPlan;
import org.openrenda.evaluation.evaluations.EvaluationResult;
import org.openrenda.evaluation.evaluations.EvaluationRow;
import org.openrenda.platform.web.StatusWord;
import org.springframework.modulith.NamedInterface;

/**
 * An evaluation as the page of its matter shows it.
 *
 * @param result once it is published; else null
 */
@NamedInterface("hall")
public record MatterEvaluation(
        EvaluationRow row, EvaluationPlan plan, @Nullable EvaluationResult result) {

    public StatusWord word() {
        return StageWords.of(row.stage());
    }
}
