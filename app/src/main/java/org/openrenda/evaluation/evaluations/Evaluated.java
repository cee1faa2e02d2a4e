package org.openrenda.evaluation.evaluations;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;

/**
 * The result of an evaluation was published; who held it asks {@link Evaluations#result} for it.
 *
 * @param module of the matter it belongs to; null where it stands alone
 * @param digest of the stored result
 */
public record Evaluated(
        EvaluationId evaluation,
        CongressId congress,
        @Nullable String module,
        @Nullable Long matter,
        String digest) {}
