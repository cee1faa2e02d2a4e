package org.openrenda.voting.polls;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Refusal;

/**
 * One poll. Each verb checks, and gives the state after it; the stage is always what the steps make
 * of it, so it can be recomputed from them.
 *
 * @param election the first round of the same election; null in the first round
 * @param roster members on the roster
 * @param base what a majority of all is counted of; 0 before the opening
 * @param present voters on the roll
 * @param officials how many must confirm
 * @param confirmed how many have
 */
record Poll(
        PollId id,
        PollPlan plan,
        @Nullable PollId election,
        int round,
        PollStage stage,
        int roster,
        int base,
        int present,
        int officials,
        int confirmed,
        @Nullable Instant openedAt) {

    private static final int REASON_MAX = 500;

    /** What the stage is by the steps alone. */
    static PollStage recomputed(List<PollStep> steps, int officials) {
        PollStage stage = PollStage.DRAFT;
        int confirmed = 0;
        for (PollStep step : steps) {
            if (step.act() == PollAct.CONFIRM) {
                confirmed++;
                stage = confirmed == officials ? stage.after(step.act()) : stage;
            } else if (step.act() != PollAct.PREPARE) {
                stage = stage.after(step.act());
            }
        }
        return stage;
    }

    /** Before it is ready, what it asks may change, but not whose it is and what it belongs to. */
    void allowRedraft(PollPlan given) {
        if (stage != PollStage.DRAFT) {
            throw new Refusal("只有草拟中的表决可以修改；准备完成以后，要改只能作废重拟。");
        }
        boolean same =
                given.congress().equals(plan.congress())
                        && given.place() == plan.place()
                        && Objects.equals(given.origin(), plan.origin());
        if (!same) {
            throw new IllegalArgumentException("a poll stays where it belongs");
        }
    }

    Poll ready() {
        return with(stage.after(PollAct.READY), base, present, confirmed, openedAt);
    }

    /** MTG-2, MTG-7: voting begins with a quorum, or with a reason that goes into the record. */
    Poll open(int signedIn, Opening opening, Instant at) {
        PollStage next = stage.after(PollAct.OPEN);
        if (signedIn == 0) {
            throw new Refusal("还没有人签到，不能开始表决。");
        }
        if (opening.base() < signedIn) {
            throw new Refusal("CAL-4", "应到人数（" + opening.base() + "）不能少于实到人数（" + signedIn + "）。");
        }
        int needed = plan.quorum().needed(opening.base());
        if (signedIn < needed && opening.override().isBlank()) {
            throw new Refusal(
                    "MTG-2",
                    "应到 %d 人，须有 %d 人出席，现在实到 %d 人，不足法定人数，不能表决。"
                            .formatted(opening.base(), needed, signedIn));
        }
        checkReason(opening.override());
        return with(next, opening.base(), signedIn, confirmed, at);
    }

    /** Late-comers are added while voting goes on; nobody is ever taken off the roll. */
    Poll addLate(int people) {
        stage.after(PollAct.ADD_LATE);
        if (present + people > base) {
            throw new Refusal("CAL-4", "加上迟到人员后，实到人数会超过应到人数（" + base + "）。");
        }
        return with(stage, base, present + people, confirmed, openedAt);
    }

    Poll close() {
        return with(stage.after(PollAct.CLOSE), base, present, confirmed, openedAt);
    }

    /** One official confirms; the last one makes the count final. */
    Poll confirm(List<VotingMethod> owed) {
        PollStage next = stage.after(PollAct.CONFIRM);
        if (!owed.isEmpty()) {
            throw new Refusal("还有“" + owed.getFirst().label() + "”的计数没有由两人录入一致，不能确认。");
        }
        boolean last = confirmed + 1 == officials;
        return with(last ? next : stage, base, present, confirmed + 1, openedAt);
    }

    void allowCounts() {
        stage.after(PollAct.ENTER_COUNTS);
        if (confirmed > 0) {
            throw new Refusal("已经有人确认了计票，计数不能再改。");
        }
    }

    Poll announce() {
        return with(stage.after(PollAct.ANNOUNCE), base, present, confirmed, openedAt);
    }

    Poll annul(String reason) {
        Refusal.needed("reason", "请写明作废的原因", reason);
        checkReason(reason);
        return with(stage.after(PollAct.VOID), base, present, confirmed, openedAt);
    }

    void allowMove() {
        stage.after(PollAct.MOVE);
    }

    static void checkReason(String reason) {
        if (reason.length() > REASON_MAX) {
            throw Refusal.of("reason", "原因请写在 " + REASON_MAX + " 字以内。");
        }
    }

    private Poll with(
            PollStage next, int all, int signedIn, int done, @Nullable Instant openedAtThen) {
        return new Poll(
                id,
                plan,
                election,
                round,
                next,
                roster,
                all,
                signedIn,
                officials,
                done,
                openedAtThen);
    }
}
