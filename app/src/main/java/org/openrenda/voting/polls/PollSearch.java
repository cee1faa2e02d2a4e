package org.openrenda.voting.polls;

import java.util.List;
import org.openrenda.platform.CongressId;

/** Which polls a list shows; empty texts for all. */
public record PollSearch(
        List<CongressId> congresses,
        String stage,
        String matter,
        String words,
        String sort,
        boolean descending,
        long offset,
        int most) {

    public static final List<String> SORTS = List.of("title", "stage", "matter", "day");
}
