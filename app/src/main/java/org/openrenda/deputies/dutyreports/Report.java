package org.openrenda.deputies.dutyreports;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;

/**
 * A deputy's report to those who elected the deputy (代表法 58, DEP-30).
 *
 * @param plannedOn the day of the meeting with voters; null where none is planned
 * @param voters how many voters were there and had a ballot; 0 before it was rated
 * @param ratings one for each aspect, empty before it was rated
 * @param evaluation whose sealed result the ratings are; null where paper was counted
 */
public record Report(
        ReportId id,
        CongressId congress,
        AccountId account,
        String name,
        ReportKind kind,
        int year,
        ReportStage stage,
        @Nullable LocalDate plannedOn,
        String place,
        String text,
        @Nullable LocalDate publishedOn,
        int voters,
        List<AspectCount> ratings,
        @Nullable EvaluationId evaluation) {

    public String title() {
        return name + year + "年" + kind.label();
    }

    /** Whether both are made to voters on one day at one place. */
    boolean isTogetherWith(Report other) {
        return kind == ReportKind.TERM
                && other.kind == ReportKind.TERM
                && congress.equals(other.congress)
                && place.equals(other.place)
                && plannedOn != null
                && plannedOn.equals(other.plannedOn);
    }
}
