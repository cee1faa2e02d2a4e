package org.openrenda.meetings.seating;

/** In which order people are seated, within one delegation after the other. */
public enum SeatOrder {
    ROLL("名单顺序"),
    NAME("姓名顺序");

    private final String label;

    SeatOrder(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
