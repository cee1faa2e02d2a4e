package org.openrenda.deputies.clerks;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.UnitId;

/**
 * The unit that probably is responsible for a suggestion.
 *
 * @param unit null when none was found
 * @param why on what that rests, or why there is none
 */
public record Proposal(@Nullable UnitId unit, String unitName, String why) {

    static Proposal none(String why) {
        return new Proposal(null, "", why);
    }
}
