package org.openrenda.congress.imports;

import java.util.List;

/**
 * A column that a table of the tree may have.
 *
 * @param key its name inside the program and in a kept mapping
 * @param label its name in the template and in reports
 * @param example what stands in the template's second row
 * @param needed whether a row is nothing without it
 * @param names other names people give it
 */
public record TreeField(
        String key, String label, String example, boolean needed, List<String> names) {

    static TreeField needed(String key, String label, String example, String... names) {
        return new TreeField(key, label, example, true, List.of(names));
    }

    static TreeField of(String key, String label, String example, String... names) {
        return new TreeField(key, label, example, false, List.of(names));
    }

    boolean isCalled(String header) {
        String plain = header.replaceAll("[\\s*（）()]", "");
        return plain.equals(label) || names.contains(plain);
    }
}
