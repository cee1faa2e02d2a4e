package org.openrenda.congress;

import java.util.List;

/**
 * What a roster file would do, found out before anything is written.
 *
 * @param rows rows that hold something
 * @param good rows that can be taken
 * @param known rows of people who are entered already, as deputies of this term
 * @param problems what is wrong, by line; at most 500
 * @param missing columns that must be there and are not
 */
public record RosterCheck(
        int rows, int good, int known, List<Trouble> problems, List<String> missing) {

    /** What is wrong with one line. */
    public record Trouble(long line, String name, String why) {}

    public RosterCheck {
        problems = List.copyOf(problems);
        missing = List.copyOf(missing);
    }
}
