package org.openrenda.meetings.opinions;

import java.util.Map;
import org.openrenda.platform.Refusal;

/** How far something said is, and the written table of what may be done with it then (MTG-14). */
public enum RemarkStage {
    NEW("尚未记下"),
    UNCONFIRMED("待本人核对"),
    CONFIRMED("本人已核对"),
    WITHDRAWN("已收回");

    private static final Map<RemarkStage, Map<RemarkAct, RemarkStage>> ACTS =
            Map.of(
                    NEW,
                            Map.of(
                                    RemarkAct.SAY, CONFIRMED,
                                    RemarkAct.TAKE_DOWN, UNCONFIRMED),
                    UNCONFIRMED,
                            Map.of(
                                    RemarkAct.CONFIRM, CONFIRMED,
                                    RemarkAct.CORRECT, CONFIRMED,
                                    RemarkAct.WITHDRAW, WITHDRAWN),
                    CONFIRMED,
                            Map.of(
                                    RemarkAct.CORRECT, CONFIRMED,
                                    RemarkAct.WITHDRAW, WITHDRAWN),
                    WITHDRAWN, Map.of());

    private final String label;

    RemarkStage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    RemarkStage after(RemarkAct act) {
        RemarkStage next = ACTS.getOrDefault(this, Map.of()).get(act);
        if (next == null) {
            throw new Refusal("这条意见现在是“" + label + "”，不能“" + act.label() + "”。");
        }
        return next;
    }
}
