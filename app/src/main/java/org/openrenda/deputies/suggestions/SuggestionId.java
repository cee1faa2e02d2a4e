package org.openrenda.deputies.suggestions;

/** The id of a suggestion. */
public record SuggestionId(long value) {

    public SuggestionId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
