package org.openrenda.voting.polls;

import java.util.Map;
import java.util.Set;
import org.openrenda.platform.Refusal;

/** How far a poll is, and the written table of its lawful moves. */
public enum PollStage {
    DRAFT("草拟"),
    READY("已准备"),
    OPEN("表决中"),
    CLOSED("待确认计票"),
    CONFIRMED("待宣布"),
    ANNOUNCED("已宣布"),
    VOID("作废");

    private static final Map<PollStage, Set<PollStage>> MOVES =
            Map.of(
                    DRAFT, Set.of(READY, VOID),
                    READY, Set.of(OPEN, VOID),
                    OPEN, Set.of(CLOSED, VOID),
                    CLOSED, Set.of(CONFIRMED, VOID),
                    CONFIRMED, Set.of(ANNOUNCED, VOID),
                    ANNOUNCED, Set.of(),
                    VOID, Set.of());

    private final String label;

    PollStage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean leadsTo(PollStage next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether nothing more can happen to it. */
    public boolean isOver() {
        return MOVES.getOrDefault(this, Set.of()).isEmpty();
    }

    PollStage to(PollStage next) {
        if (!leadsTo(next)) {
            throw new Refusal("这次表决现在是“" + label + "”，不能转为“" + next.label + "”。请刷新页面看最新进展。");
        }
        return next;
    }
}
