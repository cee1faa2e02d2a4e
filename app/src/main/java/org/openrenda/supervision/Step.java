package org.openrenda.supervision;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.UnitId;

/**
 * One thing that was done with a problem.
 *
 * @param unit the unit it was assigned to, for an assignment
 * @param text the reason, the opinion or the report, as the act asks for
 * @param dueOn the last day this act set for the next one
 */
record Step(
        StepAct act,
        @Nullable UnitId unit,
        @Nullable String unitName,
        String text,
        @Nullable LocalDate dueOn) {}
