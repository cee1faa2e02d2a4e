package org.openrenda.deputies.suggestions;

/** SUG-1, SUG-23: when a suggestion was made. */
public enum SuggestionSource {
    SESSION("大会期间"),
    RECESS("闭会期间"),
    DELIBERATION("审议中提出");

    private final String label;

    SuggestionSource(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
