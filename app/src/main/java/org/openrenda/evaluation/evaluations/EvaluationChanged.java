package org.openrenda.evaluation.evaluations;

/** Something was done with an evaluation; whoever shows it looks again. */
public record EvaluationChanged(EvaluationId evaluation) {}
