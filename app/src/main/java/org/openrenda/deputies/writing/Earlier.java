package org.openrenda.deputies.writing;

import org.openrenda.deputies.suggestions.SimilarSuggestion;

/**
 * An earlier suggestion about the same thing.
 *
 * @param answered how it was answered, in a sentence
 * @param kept whether its promises were kept, in a sentence; empty when none was made
 */
public record Earlier(SimilarSuggestion suggestion, String answered, String kept) {}
