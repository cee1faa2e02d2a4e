package org.openrenda.hotline.intake;

import java.util.List;

/**
 * A column on the page where its meaning is told.
 *
 * @param field name of the field chosen for it; empty for none
 * @param examples its first cells, masked
 */
public record ColumnView(String name, String field, List<String> examples) {

    /** The examples in one line, empty cells left out. */
    public String shown() {
        return String.join("；", examples.stream().filter(example -> !example.isEmpty()).toList());
    }
}
