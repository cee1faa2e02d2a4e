package org.openrenda.congress.imports;

import java.util.List;

/**
 * A column of a file that was brought.
 *
 * @param field key of the field it was taken for, or empty
 * @param examples what its first rows hold
 */
public record FileColumn(String name, String field, List<String> examples) {

    public FileColumn {
        examples = List.copyOf(examples);
    }
}
