package org.openrenda.congress.imports;

import java.util.List;

/**
 * What a file would do to the tree, found out before anything is written.
 *
 * @param rows rows that hold something
 * @param added rows that are new
 * @param changed rows that would change what is known by this code
 * @param same rows that are known just so
 * @param bad rows that cannot be taken
 * @param troubles what is wrong, by line; at most 5,000
 * @param missing columns that must be there and are not mapped
 */
public record TreeCheck(
        int rows,
        int added,
        int changed,
        int same,
        int bad,
        List<Trouble> troubles,
        List<String> missing) {

    /**
     * What is wrong in one place.
     *
     * @param column the label of the column, or empty for the whole row
     * @param value what stands there
     */
    public record Trouble(long line, String column, String value, String why) {}

    public TreeCheck {
        troubles = List.copyOf(troubles);
        missing = List.copyOf(missing);
    }

    /** All or nothing: one bad row keeps the file out. */
    public boolean isGood() {
        return missing.isEmpty() && bad == 0 && rows > 0;
    }
}
