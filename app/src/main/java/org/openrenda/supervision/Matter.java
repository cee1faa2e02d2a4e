package org.openrenda.supervision;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;

/**
 * A matter under supervision: why it was chosen, in which lawful form, and how far it is.
 *
 * @param topicCode the hotline topic whose complaints show the effect; null where there is none
 * @param areaCode the area of that topic; null for the whole city
 */
record Matter(
        MatterId id,
        CongressId congress,
        String number,
        String title,
        String basis,
        MatterForm form,
        MatterStage stage,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        @Nullable String topicCode,
        @Nullable String topicName,
        @Nullable String areaCode,
        @Nullable Origin origin) {

    private static final int PROBLEMS_MAX = 100;

    /** A closed matter takes no further problem: what comes back is a new matter. */
    void allowNewProblem(int already) {
        if (stage == MatterStage.CLOSED) {
            throw new Refusal("监督事项已结案，不能再列问题；确需再督办的，请另立事项。");
        }
        if (already >= PROBLEMS_MAX) {
            throw new Refusal("一个监督事项最多列 " + PROBLEMS_MAX + " 个问题。");
        }
    }

    Matter startRectifying() {
        return stage == MatterStage.OPEN ? with(stage.to(MatterStage.RECTIFYING), null) : this;
    }

    /** Closed when every problem on the list is struck off, and there was at least one. */
    Matter closeIfDone(List<Problem> problems, LocalDate today) {
        boolean done =
                !problems.isEmpty()
                        && problems.stream()
                                .allMatch(one -> one.stage() == ProblemStage.STRUCK_OFF);
        return done ? with(stage.to(MatterStage.CLOSED), today) : this;
    }

    private Matter with(MatterStage next, @Nullable LocalDate closed) {
        return new Matter(
                id, congress, number, title, basis, form, next, openedOn, closed, topicCode,
                topicName, areaCode, origin);
    }
}
