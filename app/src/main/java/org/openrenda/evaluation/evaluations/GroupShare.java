package org.openrenda.evaluation.evaluations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one group made of one subject.
 *
 * @param rated sheets of the group that rate this subject
 * @param average null while fewer than the minimum have rated it
 * @param items what was given to each item; empty while it is withheld
 */
public record GroupShare(
        RaterGroup group, int rated, @Nullable Points average, List<ItemCount> items) {

    public GroupShare {
        items = List.copyOf(items);
    }

    /** Whether too few have rated for anything to be shown. */
    public boolean isWithheld() {
        return average == null;
    }
}
