package org.openrenda.deputies.replies;

import java.time.LocalDate;
import org.openrenda.deputies.handling.AssignmentId;

/**
 * A delivered answer.
 *
 * @param dueOn the day by which it was owed; it is late when delivered after it
 * @param withheld why it is not published; empty when {@code publicText} may be
 */
public record ReplyView(
        long id,
        AssignmentId assignment,
        int round,
        String unitName,
        String category,
        String categoryName,
        String number,
        String signedBy,
        LocalDate signedOn,
        String text,
        String publicText,
        String withheld,
        LocalDate dueOn,
        LocalDate deliveredOn) {

    public boolean isLate() {
        return deliveredOn.isAfter(dueOn);
    }
}
