package org.openrenda.deputies.officials;

import static org.openrenda.deputies.officials.MeetingAct.*;

import java.util.EnumMap;
import java.util.Map;
import org.openrenda.platform.Refusal;

/** How far a request to meet an official is, and the written table of its lawful moves. */
public enum MeetingStage {
    ASKED("待安排"),
    ARRANGED("已安排"),
    HELD("待反馈"),
    ANSWERED("已反馈"),
    DECLINED("未安排"),
    WITHDRAWN("已撤回");

    private static final Map<MeetingStage, Map<MeetingAct, MeetingStage>> MOVES =
            new EnumMap<>(
                    Map.of(
                            ASKED,
                            Map.of(ARRANGE, ARRANGED, DECLINE, DECLINED, WITHDRAW, WITHDRAWN),
                            ARRANGED,
                            Map.of(ARRANGE, ARRANGED, HOLD, HELD, WITHDRAW, WITHDRAWN),
                            HELD,
                            Map.of(FEED_BACK, ANSWERED)));

    private final String label;

    MeetingStage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean allows(MeetingAct act) {
        return MOVES.getOrDefault(this, Map.of()).containsKey(act);
    }

    MeetingStage after(MeetingAct act) {
        MeetingStage next = MOVES.getOrDefault(this, Map.of()).get(act);
        if (next == null) {
            throw new Refusal("这次约见现在是“" + label + "”，不能" + act.label() + "。");
        }
        return next;
    }
}
