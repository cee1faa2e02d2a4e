package org.openrenda.deputies.commitments;

import static org.openrenda.deputies.commitments.CommitmentAct.*;

import java.util.Map;
import org.openrenda.platform.Refusal;

/** How far a promise is, and the written table of its lawful moves (SUG-18). */
public enum CommitmentStage {
    OPEN("履行中"),
    REPORTED("待核查"),
    KEPT("已兑现销号");

    private static final Map<CommitmentStage, Map<CommitmentAct, CommitmentStage>> MOVES =
            Map.of(
                    OPEN, Map.of(REPORT, REPORTED, POSTPONE, OPEN),
                    REPORTED, Map.of(SEND_BACK, OPEN, STRIKE_OFF, KEPT),
                    KEPT, Map.of());

    private final String label;

    CommitmentStage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean allows(CommitmentAct act) {
        return MOVES.getOrDefault(this, Map.of()).containsKey(act);
    }

    CommitmentStage after(CommitmentAct act) {
        CommitmentStage next = MOVES.getOrDefault(this, Map.of()).get(act);
        if (next == null) {
            throw new Refusal("这项承诺现在是“" + label + "”，不能" + act.label() + "。请刷新页面看最新进展。");
        }
        return next;
    }
}
