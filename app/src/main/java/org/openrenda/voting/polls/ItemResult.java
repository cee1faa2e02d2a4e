package org.openrenda.voting.polls;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.PersonId;

/**
 * What one item or candidate came to.
 *
 * @param no its number on the ballot; 0 for somebody written in
 * @param reached whether its votes reach what the rule needs
 * @param elected whether it takes a seat, where there are seats
 * @param tied whether it must be voted on again because of equal votes at the last seat
 */
public record ItemResult(
        int no,
        String title,
        @Nullable PersonId person,
        ItemCount count,
        boolean reached,
        boolean elected,
        boolean tied) {

    /** The average score with two decimals, cut and not rounded; empty where nothing was scored. */
    public String average(int valid) {
        int marked = count.inFavour() > 0 ? count.inFavour() : valid;
        if (marked == 0) {
            return "";
        }
        long hundredths = count.score() * 100L / marked;
        return hundredths / 100 + "." + (hundredths % 100 < 10 ? "0" : "") + hundredths % 100;
    }

    ItemResult taking(boolean seat, boolean again) {
        return new ItemResult(no, title, person, count, reached, seat, again);
    }
}
