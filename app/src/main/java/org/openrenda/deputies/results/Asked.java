package org.openrenda.deputies.results;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Satisfaction;

/**
 * A result about which a citizen is asked once.
 *
 * @param which the round of the answer, or the id of the promise
 * @param about what is rated, in a few words
 * @param given the first and only rating; null when none was given
 */
public record Asked(
        Occasion occasion, long which, String about, @Nullable Satisfaction given, String reason) {}
