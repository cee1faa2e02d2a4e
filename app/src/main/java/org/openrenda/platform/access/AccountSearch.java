package org.openrenda.platform.access;

import java.util.List;

/**
 * Which accounts a list shows.
 *
 * @param words text in the account's or the person's name; empty for all
 * @param state READY, INVITED or DISABLED; empty for all
 * @param role a role held now; empty for all
 * @param sort one of {@link #SORTS}; empty for the order in which they were opened
 */
record AccountSearch(
        String words,
        String state,
        String role,
        String sort,
        boolean descending,
        int offset,
        int most) {

    static final List<String> SORTS = List.of("name", "person", "congress", "state", "second");
}
