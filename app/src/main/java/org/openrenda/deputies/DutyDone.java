package org.openrenda.deputies;

import java.time.LocalDate;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;

/**
 * A deputy has done something that belongs in the duty record (代表法 58). The part where it happened
 * publishes it in the same transaction; the same category and evidence is one line, however often
 * it is told.
 *
 * @param name the deputy's name on that day
 * @param on the day on which it was done
 * @param text one sentence for the record, without the deputy's name
 * @param evidence the page that proves it; its id is unique in its module word and category, so a
 *     part names itself in the module word, for example {@code deputies.motions}
 */
public record DutyDone(
        AccountId account,
        String name,
        CongressId congress,
        DutyCategory category,
        LocalDate on,
        String text,
        Origin evidence) {

    public DutyDone {
        if (name.isBlank() || text.isBlank()) {
            throw new IllegalArgumentException("a line of the record has a name and a sentence");
        }
    }
}
