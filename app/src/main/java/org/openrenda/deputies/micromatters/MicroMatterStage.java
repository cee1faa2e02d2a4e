package org.openrenda.deputies.micromatters;

import static org.openrenda.deputies.micromatters.MicroMatterAct.*;

import java.util.Map;
import org.openrenda.platform.Refusal;

/**
 * How far a micro matter is, and the written table of its lawful moves: five in one (群众提、代表交、
 * 政府办、人大督、群众评), ended by the citizen.
 */
public enum MicroMatterStage {
    RAISED("待代表交办"),
    HANDED_OVER("待签收"),
    HANDLING("办理中"),
    REPORTED("待督查"),
    CHECKED("待群众评价"),
    CLOSED("已办结"),
    DECLINED("未交办");

    private static final Map<MicroMatterStage, Map<MicroMatterAct, MicroMatterStage>> MOVES =
            Map.of(
                    RAISED,
                    Map.of(HAND_OVER, HANDED_OVER, DECLINE, DECLINED),
                    HANDED_OVER,
                    Map.of(RECEIVE, HANDLING, GIVE_BACK, RAISED),
                    HANDLING,
                    Map.of(REPORT, REPORTED),
                    REPORTED,
                    Map.of(PASS, CHECKED, REJECT, HANDLING),
                    CHECKED,
                    Map.of(SATISFY, CLOSED, DISSATISFY, HANDLING, LAPSE, CLOSED),
                    CLOSED,
                    Map.of(),
                    DECLINED,
                    Map.of());

    private final String label;

    MicroMatterStage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean allows(MicroMatterAct act) {
        return MOVES.getOrDefault(this, Map.of()).containsKey(act);
    }

    MicroMatterStage after(MicroMatterAct act) {
        MicroMatterStage next = MOVES.getOrDefault(this, Map.of()).get(act);
        if (next == null) {
            throw new Refusal("这件微实事现在是“" + label + "”，不能“" + act.label() + "”。请刷新页面看最新进展。");
        }
        return next;
    }
}
