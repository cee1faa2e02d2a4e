package org.openrenda.deputies.handling;

import static org.openrenda.deputies.handling.AssignmentAct.*;

import java.util.EnumMap;
import java.util.Map;
import org.openrenda.platform.Refusal;

/** How far one unit is with its assignment, and the written table of its lawful moves. */
public enum AssignmentStage {
    SENT("待签收"),
    RECEIVED("办理中"),
    RETURN_ASKED("申请退办"),
    OPINION_GIVEN("已送会办意见"),
    DRAFTED("已拟稿，待会签"),
    COUNTERSIGNED("已会签，待签发"),
    SIGNED("已签发，待审核"),
    DELIVERED("已答复"),
    MOVED("已改派"),
    TAKEN_BACK("交办已撤回"),
    ENDED("已终止");

    private static final Map<AssignmentStage, Map<AssignmentAct, AssignmentStage>> MOVES =
            new EnumMap<>(
                    Map.of(
                            SENT,
                            Map.of(
                                    RECEIVE, RECEIVED,
                                    ASK_RETURN, RETURN_ASKED,
                                    TAKE_BACK, TAKEN_BACK,
                                    END, ENDED),
                            RECEIVED,
                            Map.of(
                                    ASK_RETURN, RETURN_ASKED,
                                    DISTRIBUTE, RECEIVED,
                                    ASK_EXTENSION, RECEIVED,
                                    EXTEND, RECEIVED,
                                    REJECT_EXTENSION, RECEIVED,
                                    GIVE_OPINION, OPINION_GIVEN,
                                    DRAFT, DRAFTED,
                                    END, ENDED),
                            RETURN_ASKED,
                            Map.of(MOVE, MOVED, REJECT_RETURN, RECEIVED, END, ENDED),
                            OPINION_GIVEN,
                            Map.of(OPINION_BACK, RECEIVED, END, ENDED),
                            DRAFTED,
                            Map.of(
                                    DRAFT, DRAFTED,
                                    ASK_EXTENSION, DRAFTED,
                                    EXTEND, DRAFTED,
                                    REJECT_EXTENSION, DRAFTED,
                                    COUNTERSIGN, COUNTERSIGNED,
                                    END, ENDED),
                            COUNTERSIGNED,
                            Map.of(
                                    DRAFT, DRAFTED,
                                    EXTEND, COUNTERSIGNED,
                                    REJECT_EXTENSION, COUNTERSIGNED,
                                    SIGN_OFF, SIGNED,
                                    END, ENDED),
                            SIGNED,
                            Map.of(SEND_BACK, DRAFTED, DELIVER, DELIVERED, END, ENDED),
                            DELIVERED,
                            Map.of(REOPEN, RECEIVED, END, ENDED)));

    private final String label;

    AssignmentStage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether the act is lawful now; a page shows only such acts. */
    public boolean allows(AssignmentAct act) {
        return MOVES.getOrDefault(this, Map.of()).containsKey(act);
    }

    /** The stage after the act. */
    public AssignmentStage after(AssignmentAct act) {
        AssignmentStage next = MOVES.getOrDefault(this, Map.of()).get(act);
        if (next == null) {
            throw new Refusal("这件交办现在是“" + label + "”，不能" + act.label() + "。请刷新页面看最新进展。");
        }
        return next;
    }

    /** Whether this unit has nothing more to do with it, because another has it or nobody. */
    public boolean isGone() {
        return this == MOVED || this == TAKEN_BACK || this == ENDED;
    }
}
