package org.openrenda.hotline.models;

import java.time.Instant;

/**
 * One trained model, with where it comes from and how good it is.
 *
 * @param rows labelled tickets it learned from
 * @param labels topics it knows
 * @param macroF1 mean over the topics of each one's F1, by cross-validation
 * @param automatic share that can be assigned without a person at 95 of 100 right
 * @param provenance where the rows came from (Chinese)
 */
public record ModelVersion(
        long id,
        Instant trainedAt,
        String trainedBy,
        int rows,
        int labels,
        double macroF1,
        double automatic,
        String provenance,
        boolean active) {}
