package org.openrenda.hotline.intake;

import java.util.List;
import org.openrenda.platform.web.ListQuery;

/**
 * Which imports a list shows; discarded ones never.
 *
 * @param words text in the file's or the source's name; empty for all
 * @param state a state of an import; empty for all
 * @param sort one of {@link #SORTS}
 */
record RunSearch(
        String words, String state, String sort, boolean descending, long offset, int most) {

    static final List<String> SORTS = List.of("file", "source", "state", "bad", "at");

    static RunSearch of(ListQuery query) {
        return new RunSearch(
                query.filter("q"),
                query.filter("state"),
                query.sortAmong(SORTS, "at"),
                query.sort().isEmpty() || query.descending(),
                query.offset(),
                query.size());
    }
}
