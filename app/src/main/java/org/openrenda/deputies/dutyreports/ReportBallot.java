package org.openrenda.deputies.dutyreports;

import org.jspecify.annotations.Nullable;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.evaluations.EvaluationStage;

/**
 * An evaluation in which voters rate a report with one-time codes.
 *
 * @param subject the number the report's deputy has on the sheet
 * @param asked codes that were made
 * @param rated sheets that came in
 * @param whyNot why its result cannot stand in the report, or cannot yet; null when it can
 */
public record ReportBallot(
        EvaluationId evaluation,
        int subject,
        EvaluationStage stage,
        int asked,
        int rated,
        @Nullable String whyNot) {

    /** Whether it is under way, or its result waits to be taken over: then nothing is typed. */
    boolean stands() {
        boolean over = stage == EvaluationStage.PUBLISHED || stage == EvaluationStage.VOID;
        return !over || stage == EvaluationStage.PUBLISHED && whyNot == null;
    }
}
