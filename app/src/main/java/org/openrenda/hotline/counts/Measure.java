package org.openrenda.hotline.counts;

/**
 * Counts of one month, with those they are compared with, and what the follow-up calls found.
 *
 * @param tickets in the month
 * @param before in the month before
 * @param yearAgo in the same month of the year before
 * @param visited followed up with a call that reached the caller (有效回访)
 * @param rated of those, how many said how satisfied they were
 */
public record Measure(
        long tickets,
        long before,
        long yearAgo,
        long repeats,
        long visited,
        long contacted,
        long solved,
        long rated,
        long satisfied,
        long basically) {

    /** HOT-5: the unit spoke with the caller, as a share of effective follow-up calls; -1 if none. */
    public double responseRate() {
        return share(contacted, visited);
    }

    /** HOT-5: solved, as a share of effective follow-up calls; -1 if none. */
    public double resolutionRate() {
        return share(solved, visited);
    }

    /** HOT-5: satisfied, with the basically satisfied at a weight in percent; -1 if none rated. */
    public double satisfactionRate(int basicallyPercent) {
        return rated == 0 ? -1 : (100.0 * satisfied + basicallyPercent * basically) / (100.0 * rated);
    }

    public double repeatRate() {
        return share(repeats, tickets);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? -1 : (double) part / whole;
    }
}
