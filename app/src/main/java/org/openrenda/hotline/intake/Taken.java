package org.openrenda.hotline.intake;

import java.util.List;

/**
 * What became of the tickets that were brought: each is one of the four.
 *
 * @param added not known before
 * @param changed known, and different now
 * @param same known, and the same
 */
public record Taken(int added, int changed, int same, List<BadRow> bad) {

    /**
     * A row that could not be taken.
     *
     * @param line its line in the file, or its place in the list, from 1
     * @param number the number of the ticket as far as it is known, masked
     * @param reason what is wrong with it (Chinese)
     */
    public record BadRow(long line, String number, String reason) {}

    public Taken {
        bad = List.copyOf(bad);
    }
}
