package org.openrenda.evaluation.hall;

import org.jspecify.annotations.Nullable;
import org.openrenda.evaluation.evaluations.EvaluationPlan;
import org.openrenda.evaluation.evaluations.EvaluationResult;
import org.openrenda.evaluation.evaluations.LiveRating;

/**
 * What everyone in the room may see of an evaluation.
 *
 * @param result once it is published, or while it is shown live; else null
 * @param bars of that result; null with it
 */
public record HallView(
        EvaluationPlan plan,
        LiveRating live,
        @Nullable EvaluationResult result,
        @Nullable Distribution bars) {}
