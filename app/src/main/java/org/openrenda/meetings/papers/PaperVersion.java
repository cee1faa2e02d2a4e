package org.openrenda.meetings.papers;

import java.time.Instant;

/**
 * One version of a paper; earlier ones stay.
 *
 * @param no from 1
 * @param changed what is different from the one before, in a sentence; empty for the first
 */
public record PaperVersion(
        int no, long attachment, String fileName, String changed, Instant at, String byName) {}
