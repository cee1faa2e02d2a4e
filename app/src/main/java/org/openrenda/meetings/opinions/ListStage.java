package org.openrenda.meetings.opinions;

import java.util.Map;
import org.openrenda.platform.Refusal;

/** How far a list of opinions is, and the written table of what may be done with it then. */
public enum ListStage {
    SORTING("收集整理中"),
    SUBMITTED("待审定"),
    APPROVED("已审定，待印发"),
    ISSUED("已印发");

    private static final Map<ListStage, Map<ListAct, ListStage>> ACTS =
            Map.of(
                    SORTING,
                            Map.of(
                                    ListAct.SORT, SORTING,
                                    ListAct.SUBMIT, SUBMITTED),
                    SUBMITTED,
                            Map.of(
                                    ListAct.GIVE_BACK, SORTING,
                                    ListAct.APPROVE, APPROVED),
                    APPROVED, Map.of(ListAct.ISSUE, ISSUED),
                    ISSUED, Map.of());

    private final String label;

    ListStage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean allows(ListAct act) {
        return ACTS.getOrDefault(this, Map.of()).containsKey(act);
    }

    ListStage after(ListAct act) {
        ListStage next = ACTS.getOrDefault(this, Map.of()).get(act);
        if (next == null) {
            throw new Refusal("审议意见清单现在是“" + label + "”，不能“" + act.label() + "”。请刷新页面看最新进展。");
        }
        return next;
    }
}
