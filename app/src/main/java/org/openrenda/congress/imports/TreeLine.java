package org.openrenda.congress.imports;

import java.util.Map;

/**
 * One row of a file, read by the mapping of its columns.
 *
 * @param line where it stands in the file
 * @param cells by field key, without blanks around them
 */
record TreeLine(long line, Map<String, String> cells) {

    TreeLine {
        cells = Map.copyOf(cells);
    }

    String get(String key) {
        return cells.getOrDefault(key, "");
    }
}
