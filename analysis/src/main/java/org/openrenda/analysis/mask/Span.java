package org.openrenda.analysis.mask;

/** A stretch of a text and what to write in its place. */
record Span(int start, int end, String instead) {}
