package org.openrenda.supervision;

import java.util.Map;
import java.util.Set;
import org.openrenda.platform.Refusal;

/** How far a problem is, and the written table of its lawful moves (SUP-5, 清单式督办). */
enum ProblemStage {
    LISTED("待交办"),
    ASSIGNED("待签收"),
    RECEIVED("整改中"),
    REPORTED("待核查"),
    CHECKED("待评价"),
    STRUCK_OFF("已销号");

    private static final Map<ProblemStage, Set<ProblemStage>> MOVES =
            Map.of(
                    LISTED, Set.of(ASSIGNED),
                    ASSIGNED, Set.of(RECEIVED, LISTED),
                    RECEIVED, Set.of(REPORTED),
                    REPORTED, Set.of(CHECKED, RECEIVED),
                    CHECKED, Set.of(STRUCK_OFF, RECEIVED),
                    STRUCK_OFF, Set.of());

    private final String label;

    ProblemStage(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    boolean leadsTo(ProblemStage next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    ProblemStage to(ProblemStage next) {
        if (!leadsTo(next)) {
            throw new Refusal("这个问题现在是“" + label + "”，不能转为“" + next.label + "”。请刷新页面看最新进展。");
        }
        return next;
    }
}
