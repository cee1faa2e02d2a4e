package org.openrenda.deputies.micromatters;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.UnitId;

/**
 * A micro matter of livelihood: small, concrete, to be done by one unit soon.
 *
 * @param round 1 at first, one more each time the citizen was not satisfied
 * @param dueOn the day by which the next step is owed; null at the end
 */
public record MicroMatter(
        MicroMatterId id,
        CongressId congress,
        String number,
        AccountId deputy,
        String deputyName,
        String title,
        String text,
        String areaCode,
        LocalDate raisedOn,
        @Nullable LocalDate dueOn,
        MicroMatterStage stage,
        int round,
        @Nullable UnitId unit,
        @Nullable String unitName,
        boolean published,
        Origin origin) {

    /** The parameter whose clock runs at a stage that was reached by this act; null at the end. */
    static @Nullable String clock(MicroMatterStage stage, MicroMatterAct by) {
        return switch (stage) {
            case RAISED -> "deputies.matter.handOver";
            case HANDED_OVER -> "deputies.matter.receive";
            case HANDLING ->
                    by == MicroMatterAct.RECEIVE
                            ? "deputies.matter.handle"
                            : "deputies.matter.redo";
            case REPORTED -> "deputies.matter.check";
            case CHECKED -> "deputies.matter.rate";
            case CLOSED, DECLINED -> null;
        };
    }
}
