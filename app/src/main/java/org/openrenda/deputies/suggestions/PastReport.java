package org.openrenda.deputies.suggestions;

import java.util.List;

/**
 * What a file of earlier suggestions holds.
 *
 * @param good rows that are or would be written
 * @param known rows whose number is here already
 * @param bad each row that cannot be taken, with its line in the file
 * @param written whether the good rows were written
 */
public record PastReport(int good, int known, List<Bad> bad, boolean written) {

    /** A row that cannot be taken, and why. */
    public record Bad(long line, String column, String why) {}
}
