package org.openrenda.hotline.proposals;

import java.util.List;

/**
 * The figures and texts a proposal stands on, as they were when it was drafted.
 *
 * @param month the month they are of, as 2026-10
 * @param tickets in that month
 * @param before in the month before
 * @param yearAgo in the same month of the year before
 * @param sharePermille of all tickets of that month
 * @param unsolvedPermille of effective follow-up calls; -1 where none were made
 * @param repeatPermille of the tickets
 * @param places where, the most first
 * @param trend the last 13 months
 * @param samples de-identified texts
 * @param parts how the score is made up
 */
public record Evidence(
        String month,
        long tickets,
        long before,
        long yearAgo,
        int sharePermille,
        int unsolvedPermille,
        int repeatPermille,
        List<Named> places,
        List<Named> units,
        List<Named> trend,
        List<String> samples,
        List<Named> parts) {

    /** A name with a count. */
    public record Named(String name, long count) {}

    public Evidence {
        places = List.copyOf(places);
        units = List.copyOf(units);
        trend = List.copyOf(trend);
        samples = List.copyOf(samples);
        parts = List.copyOf(parts);
    }
}
