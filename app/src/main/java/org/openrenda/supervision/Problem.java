package org.openrenda.supervision;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.UnitId;

/**
 * One problem on a matter's list. Each verb checks, and gives the step that was done; the state is
 * always what the steps make of it, so it can be recomputed from them.
 *
 * @param round 1 at first, one more each time the deputies were not satisfied
 */
record Problem(
        ProblemId id,
        MatterId matter,
        CongressId congress,
        int ordinal,
        String title,
        String detail,
        ProblemStage stage,
        @Nullable UnitId unit,
        @Nullable String unitName,
        @Nullable LocalDate dueOn,
        int round) {

    private static final int TEXT_MOST = 5_000;

    Step assign(UnitId to, String toName, LocalDate reportDue) {
        stage.to(ProblemStage.ASSIGNED);
        return new Step(StepAct.ASSIGN, to, toName, "", reportDue);
    }

    Step receive() {
        stage.to(ProblemStage.RECEIVED);
        return new Step(StepAct.RECEIVE, null, null, "", dueOn);
    }

    /** SUG-7 by analogy: a unit gives a problem back only with a reason, before receiving it. */
    Step giveBack(String reason) {
        stage.to(ProblemStage.LISTED);
        return new Step(
                StepAct.RETURN, null, null, needed("reason", "请写明退回理由和建议的承办单位", reason), null);
    }

    /** SUP-5: the unit reports in writing what was put right. */
    Step report(String text) {
        stage.to(ProblemStage.REPORTED);
        return new Step(StepAct.REPORT, null, null, needed("text", "请写明整改措施和结果", text), dueOn);
    }

    Step pass(String opinion) {
        stage.to(ProblemStage.CHECKED);
        return new Step(StepAct.PASS, null, null, opinion.strip(), null);
    }

    Step reject(String reason, LocalDate redoDue) {
        if (stage != ProblemStage.REPORTED) {
            throw new Refusal("只有已报告整改的问题才能核查退回，现在是“" + stage.label() + "”。");
        }
        return new Step(
                StepAct.REJECT, null, null, needed("opinion", "退回时请写明还差什么", reason), redoDue);
    }

    Step strikeOff(String outcome) {
        stage.to(ProblemStage.STRUCK_OFF);
        return new Step(StepAct.STRIKE_OFF, null, null, outcome, null);
    }

    /** SUG-17 by analogy: not satisfied means handled again, with a new day. */
    Step sendBack(String outcome, LocalDate redoDue) {
        if (stage != ProblemStage.CHECKED) {
            throw new Refusal("只有待评价的问题才能退回再办，现在是“" + stage.label() + "”。");
        }
        return new Step(StepAct.SEND_BACK, null, null, outcome, redoDue);
    }

    /** What the problem is after this step. */
    Problem after(Step step) {
        return switch (step.act()) {
            case ASSIGN ->
                    with(ProblemStage.ASSIGNED, step.unit(), step.unitName(), step.dueOn(), round);
            case RECEIVE -> with(ProblemStage.RECEIVED, unit, unitName, step.dueOn(), round);
            case RETURN -> with(ProblemStage.LISTED, null, null, null, round);
            case REPORT -> with(ProblemStage.REPORTED, unit, unitName, step.dueOn(), round);
            case PASS -> with(ProblemStage.CHECKED, unit, unitName, null, round);
            case REJECT -> with(ProblemStage.RECEIVED, unit, unitName, step.dueOn(), round);
            case STRIKE_OFF -> with(ProblemStage.STRUCK_OFF, unit, unitName, null, round);
            case SEND_BACK -> with(ProblemStage.RECEIVED, unit, unitName, step.dueOn(), round + 1);
        };
    }

    private Problem with(
            ProblemStage next,
            @Nullable UnitId to,
            @Nullable String toName,
            @Nullable LocalDate due,
            int inRound) {
        return new Problem(
                id, matter, congress, ordinal, title, detail, next, to, toName, due, inRound);
    }

    private static String needed(String field, String sentence, String text) {
        if (text.isBlank()) {
            throw Refusal.of(field, sentence + "。");
        }
        if (text.length() > TEXT_MOST) {
            throw Refusal.of(field, "文字超过 " + TEXT_MOST + " 字，请精简或放入附件。");
        }
        return text.strip();
    }
}
