package org.openrenda.congress;

/**
 * Which deputyships a list shows.
 *
 * @param words text in the name, the electoral unit or the occupation; empty for all
 * @param level a {@link CongressLevel} name; empty for all
 * @param congress id of one congress; 0 for all that may be seen
 * @param status ACTIVE, SUSPENDED, ENDED; empty for all
 * @param sort name, congress or delegation
 * @param descending the other way round
 */
public record DeputySearch(
        String words,
        String level,
        long congress,
        String status,
        String sort,
        boolean descending,
        int offset,
        int most) {}
