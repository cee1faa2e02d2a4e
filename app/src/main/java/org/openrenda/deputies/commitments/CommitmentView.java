package org.openrenda.deputies.commitments;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One promise with what became of it, as this person may see it.
 *
 * @param row the promise and the suggestion it was made for
 * @param ratings how deputies rated the reports: for clerks all with names, for a deputy one's own
 * @param reports whether the person acts for the unit that promised
 * @param decides whether the person checks it as a clerk
 * @param rates whether the person may rate the last report now
 * @param mayReadSuggestion whether the suggestion's own page opens for this person
 */
public record CommitmentView(
        CommitmentRow row,
        List<Rating> ratings,
        boolean reports,
        boolean decides,
        boolean rates,
        boolean mayReadSuggestion,
        LocalDate today) {

    /** What one deputy said of one report. */
    public record Rating(int report, String name, String result, String reason) {}

    public Commitment at() {
        return row.commitment();
    }

    public boolean may(CommitmentAct act) {
        boolean permitted = act == CommitmentAct.REPORT ? reports : decides;
        return permitted && at().stage().allows(act);
    }

    /** SUG-18: why it cannot be struck off yet; null when it can. */
    public @Nullable String whyNotStruckOff() {
        return row.dissatisfied() > 0 ? "有 " + row.dissatisfied() + " 名代表对兑现结果不满意，请退回继续履行" : null;
    }

    public boolean isLate() {
        return at().stage() != CommitmentStage.KEPT && at().dueOn().isBefore(today);
    }
}
