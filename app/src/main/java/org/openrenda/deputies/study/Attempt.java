package org.openrenda.deputies.study;

import java.time.Instant;
import org.openrenda.platform.AccountId;

/**
 * One try at a course's test.
 *
 * @param score of a hundred
 */
public record Attempt(
        long id, AccountId account, String name, int score, boolean passed, Instant at) {}
