package org.openrenda.deputies.stations;

/** The tiers of stations (LIA-2); a station stands under one of a higher tier. */
public enum StationTier {
    MAIN("联络总站"),
    CENTRAL("中心站"),
    TOWNSHIP("联络站"),
    POINT("联络点");

    private final String label;

    StationTier(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether a station of this tier may stand right under one of that tier. */
    boolean standsUnder(StationTier upper) {
        return ordinal() > upper.ordinal();
    }
}
