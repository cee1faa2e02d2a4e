package org.openrenda.congress.deputyships;

import org.openrenda.platform.Refusal;

/**
 * How a body voted on accepting a resignation. DEP-8: all its members are the base, present or not.
 *
 * @param members 全体组成人员 (at township level, all deputies)
 */
public record Vote(int inFavour, int members) {

    public Vote {
        if (members < 1 || inFavour < 0 || inFavour > members) {
            throw Refusal.of("inFavour", "赞成票应在 0 到全体人数之间。");
        }
    }

    /** CAL-3: integers only, so that rounding cannot carry it. */
    boolean carries() {
        return inFavour >= members / 2 + 1;
    }
}
