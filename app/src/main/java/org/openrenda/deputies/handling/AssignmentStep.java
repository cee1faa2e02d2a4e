package org.openrenda.deputies.handling;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One act on an assignment.
 *
 * @param dueOn the new last day where the act sets one; null where it leaves it
 */
public record AssignmentStep(AssignmentAct act, String text, @Nullable LocalDate dueOn) {

    static AssignmentStep of(AssignmentAct act, String text) {
        return new AssignmentStep(act, text, null);
    }
}
