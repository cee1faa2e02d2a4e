package org.openrenda.voting.polls;

import java.util.Map;
import org.openrenda.platform.Refusal;

/** How far a poll is, and the written table of what may be done with it then. */
public enum PollStage {
    DRAFT("草拟"),
    READY("已准备"),
    OPEN("表决中"),
    CLOSED("待确认计票"),
    CONFIRMED("待宣布"),
    ANNOUNCED("已宣布"),
    VOID("作废");

    private static final Map<PollStage, Map<PollAct, PollStage>> ACTS =
            Map.of(
                    DRAFT, Map.of(PollAct.READY, READY, PollAct.VOID, VOID),
                    READY, Map.of(PollAct.OPEN, OPEN, PollAct.VOID, VOID),
                    OPEN,
                            Map.of(
                                    PollAct.ADD_LATE, OPEN,
                                    PollAct.MOVE, OPEN,
                                    PollAct.CLOSE, CLOSED,
                                    PollAct.VOID, VOID),
                    CLOSED,
                            Map.of(
                                    PollAct.ENTER_COUNTS, CLOSED,
                                    PollAct.CONFIRM, CONFIRMED,
                                    PollAct.VOID, VOID),
                    CONFIRMED, Map.of(PollAct.ANNOUNCE, ANNOUNCED, PollAct.VOID, VOID),
                    ANNOUNCED, Map.of(),
                    VOID, Map.of());

    private final String label;

    PollStage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean allows(PollAct act) {
        return acts().containsKey(act);
    }

    /** Whether nothing more can happen to it. */
    public boolean isOver() {
        return acts().isEmpty();
    }

    /** The stage after the act; a confirmation that is not the last leaves it where it is. */
    PollStage after(PollAct act) {
        PollStage next = acts().get(act);
        if (next == null) {
            throw new Refusal("这次表决现在是“" + label + "”，不能“" + act.label() + "”。请刷新页面看最新进展。");
        }
        return next;
    }

    private Map<PollAct, PollStage> acts() {
        return ACTS.getOrDefault(this, Map.of());
    }
}
