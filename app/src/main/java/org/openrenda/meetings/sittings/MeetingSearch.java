package org.openrenda.meetings.sittings;

import java.util.List;
import org.openrenda.platform.CongressId;

/** Which meetings a list shows; empty texts for all. */
public record MeetingSearch(
        List<CongressId> congresses,
        String kind,
        String stage,
        String words,
        String sort,
        boolean descending,
        long offset,
        int most) {

    public static final List<String> SORTS = List.of("title", "kind", "stage", "day", "place");
}
