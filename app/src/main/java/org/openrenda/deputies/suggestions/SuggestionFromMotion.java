package org.openrenda.deputies.suggestions;

/** A motion became a suggestion, which now waits for review. */
public record SuggestionFromMotion(long motion, SuggestionId suggestion) {}
