package org.openrenda.evaluation.evaluations;

import java.time.Instant;

/** One thing that was done with an evaluation. */
public record EvaluationStep(EvaluationAct act, Instant at, String byName, String text) {}
