package org.openrenda.analysis.text;

import java.util.Objects;

/**
 * A text whose label is known.
 *
 * @param group texts that are copies of one another share a group; empty if not known
 */
public record Labelled(String label, String title, String text, String group) {

    public Labelled {
        Objects.requireNonNull(title);
        Objects.requireNonNull(text);
        Objects.requireNonNull(group);
        if (label == null || label.isBlank()) {
            throw new IllegalArgumentException("a labelled text needs a label");
        }
    }
}
