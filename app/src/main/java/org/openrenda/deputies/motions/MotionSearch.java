package org.openrenda.deputies.motions;

import java.util.List;

/**
 * What a list of motions asks for; empty texts and zero mean all.
 *
 * @param stage a stage's name, or {@code OPEN} for all that are not over
 * @param account a deputy, who sees own drafts too
 * @param late only those whose committee report is overdue
 * @param sort submitted, number or title
 */
public record MotionSearch(
        List<Long> congresses,
        String stage,
        String words,
        long session,
        long account,
        boolean late,
        String sort,
        boolean descending,
        int offset,
        int most) {}
