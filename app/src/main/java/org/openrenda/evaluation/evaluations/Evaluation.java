package org.openrenda.evaluation.evaluations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Refusal;

/**
 * One evaluation. Each verb checks, and gives the state after it; the stage is always what the
 * steps make of it.
 *
 * @param minimum how many must rate before anything is shown; of the day it was prepared
 */
record Evaluation(
        EvaluationId id,
        EvaluationPlan plan,
        EvaluationStage stage,
        int minimum,
        @Nullable Instant openedAt,
        @Nullable Instant closesAt) {

    private static final int REASON_MAX = 500;

    /** What the stage is by the steps alone. */
    static EvaluationStage recomputed(List<EvaluationStep> steps) {
        EvaluationStage stage = EvaluationStage.DRAFT;
        for (EvaluationStep step : steps) {
            if (step.act() != EvaluationAct.PREPARE) {
                stage = stage.after(step.act());
            }
        }
        return stage;
    }

    Evaluation ready(Instant now) {
        EvaluationStage next = stage.after(EvaluationAct.READY);
        if (closesAt != null && !closesAt.isAfter(now)) {
            throw new Refusal("截止时间已经过了，不能准备完成。请作废后重新拟定。");
        }
        return with(next, openedAt, closesAt);
    }

    Evaluation open(int asked, Instant now) {
        EvaluationStage next = stage.after(EvaluationAct.OPEN);
        if (asked == 0) {
            throw new Refusal("还没有测评人，也没有制发测评码，不能开始。");
        }
        return with(next, now, closesAt);
    }

    /** Only an evaluation over days has an end to put off, and only to a later one. */
    Evaluation extend(Instant until, Instant now) {
        EvaluationStage next = stage.after(EvaluationAct.EXTEND);
        if (closesAt == null) {
            throw new Refusal("当场测评由主持人结束，不用延长。");
        }
        if (!until.isAfter(closesAt) || !until.isAfter(now)) {
            throw Refusal.of("closes", "新的截止时间要晚于原来的截止时间。");
        }
        return with(next, openedAt, until);
    }

    Evaluation close() {
        return with(stage.after(EvaluationAct.CLOSE), openedAt, closesAt);
    }

    Evaluation publish() {
        return with(stage.after(EvaluationAct.PUBLISH), openedAt, closesAt);
    }

    Evaluation annul(String reason) {
        String why = Refusal.needed("reason", "请写明作废的原因", reason);
        if (why.length() > REASON_MAX) {
            throw Refusal.of("reason", "原因请写在 " + REASON_MAX + " 字以内。");
        }
        return with(stage.after(EvaluationAct.VOID), openedAt, closesAt);
    }

    private Evaluation with(
            EvaluationStage next, @Nullable Instant opened, @Nullable Instant closes) {
        return new Evaluation(id, plan, next, minimum, opened, closes);
    }
}
