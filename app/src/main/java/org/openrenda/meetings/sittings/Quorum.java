package org.openrenda.meetings.sittings;

/**
 * Who must be there and who is (MTG-2, MTG-7).
 *
 * @param base all members or all deputies (CAL-4, CAL-5)
 * @param needed 0 where no quorum is asked for
 */
public record Quorum(int base, int needed, int present) {

    public boolean reached() {
        return present >= needed;
    }

    public int missing() {
        return Math.max(0, needed - present);
    }
}
