package org.openrenda.congress;

import java.util.List;

/**
 * Which deputyships a list shows.
 *
 * @param words text in the name, the electoral unit or the occupation; empty for all
 * @param level a {@link CongressLevel} name; empty for all
 * @param congress id of one congress; 0 for all that may be seen
 * @param status a status's name; empty for all
 * @param delegation one delegation; empty for all
 * @param group one deputies' group; empty for all
 * @param sort one of {@link #SORTS}; empty for the order of entry
 * @param descending the other way round
 */
public record DeputySearch(
        String words,
        String level,
        long congress,
        String status,
        String delegation,
        String group,
        String sort,
        boolean descending,
        int offset,
        int most) {

    public static final List<String> SORTS =
            List.of("name", "congress", "unit", "delegation", "group", "occupation", "status");

    /** By words, level, congress and status alone, as they were entered. */
    public static DeputySearch of(
            String words, String level, long congress, String status, int most) {
        return new DeputySearch(words, level, congress, status, "", "", "", false, 0, most);
    }
}
