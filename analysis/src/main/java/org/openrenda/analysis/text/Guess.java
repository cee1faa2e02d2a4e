package org.openrenda.analysis.text;

/**
 * What a classifier thinks.
 *
 * @param confidence from 0 to 1: of guesses at 0.9 about nine in ten are right
 */
public record Guess(String label, double confidence) {}
