package org.openrenda.deputies.stations;

/** What kind of place a station is (家、站、点、行业站、网上站). */
public enum StationKind {
    HOME("代表之家"),
    STATION("代表联络站"),
    POINT("代表联络点"),
    INDUSTRY("行业联络站"),
    ONLINE("网上联络站");

    private final String label;

    StationKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
