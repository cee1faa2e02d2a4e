package org.openrenda.platform.tasks;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.record.Subject;

/**
 * Something that somebody owes by a day.
 *
 * @param owner who owes it
 * @param act the verb on the button that settles it (Chinese), for example 签收
 * @param dueOn null where no rule sets a day
 * @param workdaysLeft working days to the due day; negative when it is past; null without a day
 * @param card RED, YELLOW or empty
 */
public record Task(
        long id,
        CongressId congress,
        Subject subject,
        Owner owner,
        String act,
        String title,
        String address,
        Instant openedAt,
        @Nullable LocalDate dueOn,
        @Nullable Integer workdaysLeft,
        String card) {

    public boolean isOverdue() {
        return workdaysLeft != null && workdaysLeft < 0;
    }
}
