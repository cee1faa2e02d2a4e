package org.openrenda.deputies.voices;

import static org.openrenda.deputies.voices.VoiceAct.*;

import java.util.Map;
import org.openrenda.platform.Refusal;

/**
 * How far a citizen's voice is, and the written table of its lawful moves (LIA-4, LIA-5: 受理、分流、
 * 交办、反馈): whatever way it takes, it ends with an answer to the citizen or a refusal with the way to
 * go.
 */
public enum VoiceStage {
    TAKEN("待处理"),
    PASSED("转办中"),
    REPORTED("已反馈，待答复群众"),
    SUGGESTED("转为建议线索，待答复群众"),
    FORWARDED("已转热线，待答复群众"),
    RAISED("按微实事办理中"),
    ANSWERED("已答复"),
    CLOSED("已办结"),
    REFUSED("不予受理");

    private static final Map<VoiceStage, Map<VoiceAct, VoiceStage>> MOVES =
            Map.of(
                    TAKEN,
                    Map.of(
                            ANSWER, ANSWERED,
                            PASS, PASSED,
                            SUGGEST, SUGGESTED,
                            FORWARD, FORWARDED,
                            RAISE, RAISED,
                            REFUSE, REFUSED),
                    PASSED,
                    Map.of(REPORT, REPORTED, GIVE_BACK, TAKEN),
                    REPORTED,
                    Map.of(ANSWER, ANSWERED, PASS, PASSED, SUGGEST, SUGGESTED),
                    SUGGESTED,
                    Map.of(ANSWER, ANSWERED),
                    FORWARDED,
                    Map.of(ANSWER, ANSWERED),
                    RAISED,
                    Map.of(DROP, TAKEN, SETTLE, CLOSED),
                    ANSWERED,
                    Map.of(RATE, CLOSED),
                    CLOSED,
                    Map.of(),
                    REFUSED,
                    Map.of());

    private final String label;

    VoiceStage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean allows(VoiceAct act) {
        return MOVES.getOrDefault(this, Map.of()).containsKey(act);
    }

    VoiceStage after(VoiceAct act) {
        VoiceStage next = MOVES.getOrDefault(this, Map.of()).get(act);
        if (next == null) {
            throw new Refusal("这条意见现在是“" + label + "”，不能" + act.label() + "。请刷新页面看最新进展。");
        }
        return next;
    }
}
