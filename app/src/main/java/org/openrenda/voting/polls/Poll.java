package org.openrenda.voting.polls;

import java.time.Instant;
import java.util.List;
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

    /** The state after an act, by which the stage is recomputed from the steps as well. */
    static PollStage after(PollStage stage, PollAct act, boolean lastConfirmation) {
        return switch (act) {
            case PREPARE -> PollStage.DRAFT;
            case READY -> stage.to(PollStage.READY);
            case OPEN -> stage.to(PollStage.OPEN);
            case CLOSE -> stage.to(PollStage.CLOSED);
            case CONFIRM -> lastConfirmation ? stage.to(PollStage.CONFIRMED) : stage;
            case ANNOUNCE -> stage.to(PollStage.ANNOUNCED);
            case VOID -> stage.to(PollStage.VOID);
            case ADD_LATE, MOVE, ENTER_COUNTS -> stage;
        };
    }

    /** What the stage is by the steps alone. */
    static PollStage recomputed(List<PollStep> steps, int officials) {
        PollStage stage = PollStage.DRAFT;
        int confirmed = 0;
        for (PollStep step : steps) {
            confirmed += step.act() == PollAct.CONFIRM ? 1 : 0;
            stage = after(stage, step.act(), confirmed == officials);
        }
        return stage;
    }

    Poll ready() {
        return with(after(stage, PollAct.READY, false), base, present, confirmed, openedAt);
    }

    /** MTG-2, MTG-7: voting begins with a quorum, or with a reason that goes into the record. */
    Poll open(int signedIn, Opening opening, Instant at) {
        PollStage next = after(stage, PollAct.OPEN, false);
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
        requireOpen();
        if (present + people > base) {
            throw new Refusal("CAL-4", "加上迟到人员后，实到人数会超过应到人数（" + base + "）。");
        }
        return with(stage, base, present + people, confirmed, openedAt);
    }

    Poll close() {
        return with(after(stage, PollAct.CLOSE, false), base, present, confirmed, openedAt);
    }

    /** One official confirms; the last one makes the count final. */
    Poll confirm(List<VotingMethod> owed) {
        requireClosed();
        if (!owed.isEmpty()) {
            throw new Refusal("还有“" + owed.getFirst().label() + "”的计数没有由两人录入一致，不能确认。");
        }
        boolean last = confirmed + 1 == officials;
        return with(after(stage, PollAct.CONFIRM, last), base, present, confirmed + 1, openedAt);
    }

    void allowCounts() {
        requireClosed();
        if (confirmed > 0) {
            throw new Refusal("已经有人确认了计票，计数不能再改。");
        }
    }

    Poll announce() {
        return with(after(stage, PollAct.ANNOUNCE, false), base, present, confirmed, openedAt);
    }

    Poll annul(String reason) {
        Refusal.needed("reason", "请写明作废的原因", reason);
        checkReason(reason);
        return with(after(stage, PollAct.VOID, false), base, present, confirmed, openedAt);
    }

    void requireOpen() {
        if (stage != PollStage.OPEN) {
            throw new Refusal("这次表决现在是“" + stage.label() + "”，只有表决进行中才能办理。");
        }
    }

    private void requireClosed() {
        if (stage != PollStage.CLOSED) {
            throw new Refusal("这次表决现在是“" + stage.label() + "”，结束表决后、宣布结果前才能办理计票。");
        }
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
