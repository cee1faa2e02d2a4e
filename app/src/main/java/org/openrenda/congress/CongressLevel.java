package org.openrenda.congress;

/**
 * The levels of people's congresses. CAL-9: the level drives thresholds and powers. The national
 * level is known only so that a deputyship there can be written down; it is not managed here.
 */
public enum CongressLevel {
    NATION("全国"),
    PROVINCE("省级"),
    CITY("市级"),
    COUNTY("县级"),
    TOWNSHIP("乡级");

    private final String label;

    CongressLevel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
