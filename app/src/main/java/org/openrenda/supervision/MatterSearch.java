package org.openrenda.supervision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which matters a list shows.
 *
 * @param congresses ids of the congresses whose matters may be seen; null for everyone's list of
 *     what is public
 * @param stage a stage's name; empty for all
 * @param form a form's name; empty for all
 * @param words text in the title or number; empty for all
 * @param sort one of {@link #SORTS}
 */
public record MatterSearch(
        @Nullable List<Long> congresses,
        String stage,
        String form,
        String words,
        boolean publicOnly,
        boolean overdueOnly,
        String sort,
        boolean descending,
        int offset,
        int most) {

    static final List<String> SORTS =
            List.of("title", "form", "stage", "problems", "done", "late", "opened");

    public MatterSearch {
        if (congresses == null && !publicOnly) {
            throw new IllegalArgumentException("only what is public is for everyone");
        }
    }
}
