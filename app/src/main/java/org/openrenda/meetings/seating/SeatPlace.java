package org.openrenda.meetings.seating;

import org.openrenda.platform.Refusal;

/** A place in a hall: the line from the front, the seat from the left, both from 1. */
public record SeatPlace(int line, int seat) {

    /** As it stands in an address, such as 3-12. */
    public static SeatPlace read(String text) {
        if (!text.matches("[0-9]{1,3}-[0-9]{1,3}")) {
            throw new Refusal("没有这个座位。");
        }
        int dash = text.indexOf('-');
        return new SeatPlace(
                Integer.parseInt(text.substring(0, dash)),
                Integer.parseInt(text.substring(dash + 1)));
    }

    @Override
    public String toString() {
        return line + "-" + seat;
    }
}
