package org.openrenda.evaluation.evaluations;

import java.util.List;
import org.openrenda.platform.CongressId;

/** Which evaluations a list shows; empty texts for all. */
public record EvaluationSearch(
        List<CongressId> congresses,
        String stage,
        String kind,
        String words,
        String sort,
        boolean descending,
        long offset,
        int most) {

    public static final List<String> SORTS = List.of("title", "stage", "kind", "day");
}
