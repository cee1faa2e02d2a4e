package org.openrenda.supervision;

import java.util.Map;
import java.util.Set;
import org.openrenda.platform.Refusal;

/** How far a matter is, and the written table of its lawful moves. */
enum MatterStage {
    OPEN("已确定"),
    RECTIFYING("整改中"),
    CLOSED("已结案");

    private static final Map<MatterStage, Set<MatterStage>> MOVES =
            Map.of(
                    OPEN, Set.of(RECTIFYING),
                    RECTIFYING, Set.of(CLOSED),
                    CLOSED, Set.of());

    private final String label;

    MatterStage(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    MatterStage to(MatterStage next) {
        if (!MOVES.getOrDefault(this, Set.of()).contains(next)) {
            throw new Refusal("监督事项" + label + "，不能转为“" + next.label + "”。");
        }
        return next;
    }
}
