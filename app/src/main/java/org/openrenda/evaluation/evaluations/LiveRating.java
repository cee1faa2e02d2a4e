package org.openrenda.evaluation.evaluations;

/**
 * How many have rated, never how.
 *
 * @param version grows with each change that is shown
 */
public record LiveRating(
        EvaluationId evaluation, long version, EvaluationStage stage, int asked, int rated) {}
