package org.openrenda.hotline.models;

import java.time.Instant;

/**
 * A training that did not come to its end.
 *
 * @param rows labelled tickets it was to learn from
 * @param reason what went wrong and what it means, in one sentence (Chinese)
 */
public record ModelFailure(Instant failedAt, String failedBy, int rows, String reason) {}
