package org.openrenda.evaluation.evaluations;

import java.util.Map;
import org.openrenda.platform.Refusal;

/** How far an evaluation is, and the written table of what may be done with it then. */
public enum EvaluationStage {
    DRAFT("草拟"),
    READY("已准备"),
    OPEN("测评中"),
    CLOSED("待公布"),
    PUBLISHED("已公布"),
    VOID("作废");

    private static final Map<EvaluationStage, Map<EvaluationAct, EvaluationStage>> ACTS =
            Map.of(
                    DRAFT, Map.of(EvaluationAct.READY, READY, EvaluationAct.VOID, VOID),
                    READY,
                            Map.of(
                                    EvaluationAct.ISSUE, READY,
                                    EvaluationAct.OPEN, OPEN,
                                    EvaluationAct.VOID, VOID),
                    OPEN,
                            Map.of(
                                    EvaluationAct.ISSUE, OPEN,
                                    EvaluationAct.REMIND, OPEN,
                                    EvaluationAct.EXTEND, OPEN,
                                    EvaluationAct.CLOSE, CLOSED,
                                    EvaluationAct.VOID, VOID),
                    CLOSED, Map.of(EvaluationAct.PUBLISH, PUBLISHED, EvaluationAct.VOID, VOID),
                    PUBLISHED, Map.of(),
                    VOID, Map.of());

    private final String label;

    EvaluationStage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean allows(EvaluationAct act) {
        return acts().containsKey(act);
    }

    /** Whether nothing more can happen to it. */
    public boolean isOver() {
        return acts().isEmpty();
    }

    EvaluationStage after(EvaluationAct act) {
        EvaluationStage next = acts().get(act);
        if (next == null) {
            throw new Refusal("这次测评现在是“" + label + "”，不能“" + act.label() + "”。请刷新页面看最新进展。");
        }
        return next;
    }

    private Map<EvaluationAct, EvaluationStage> acts() {
        return ACTS.getOrDefault(this, Map.of());
    }
}
