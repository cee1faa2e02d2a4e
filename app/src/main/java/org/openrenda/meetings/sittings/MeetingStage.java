package org.openrenda.meetings.sittings;

import java.util.Map;
import org.openrenda.platform.Refusal;

/** How far a meeting is, and the written table of what may be done with it then. */
public enum MeetingStage {
    PLANNED("筹备中"),
    CONVENED("已通知"),
    IN_SESSION("会议中"),
    CLOSED("已闭会"),
    MINUTES_SIGNED("记录已签发"),
    ARCHIVED("已归档"),
    CANCELLED("已取消");

    private static final Map<MeetingStage, Map<MeetingAct, MeetingStage>> ACTS =
            Map.of(
                    PLANNED,
                            Map.of(
                                    MeetingAct.CHANGE, PLANNED,
                                    MeetingAct.CORRECT, PLANNED,
                                    MeetingAct.CONVENE, CONVENED,
                                    MeetingAct.CANCEL, CANCELLED),
                    CONVENED,
                            Map.of(
                                    MeetingAct.CHANGE, CONVENED,
                                    MeetingAct.CORRECT, CONVENED,
                                    MeetingAct.OPEN, IN_SESSION,
                                    MeetingAct.CANCEL, CANCELLED),
                    IN_SESSION,
                            Map.of(
                                    MeetingAct.CHANGE, IN_SESSION,
                                    MeetingAct.CLOSE, CLOSED),
                    CLOSED, Map.of(MeetingAct.SIGN_MINUTES, MINUTES_SIGNED),
                    MINUTES_SIGNED, Map.of(MeetingAct.ARCHIVE, ARCHIVED),
                    ARCHIVED, Map.of(),
                    CANCELLED, Map.of());

    private final String label;

    MeetingStage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean allows(MeetingAct act) {
        return acts().containsKey(act);
    }

    /** Whether people may sign in, leave and come back. */
    public boolean takesAttendance() {
        return this == CONVENED || this == IN_SESSION;
    }

    /** The stage after the act; an act that is not in the table names both. */
    MeetingStage after(MeetingAct act) {
        MeetingStage next = acts().get(act);
        if (next == null) {
            throw new Refusal("会议现在是“" + label + "”，不能“" + act.label() + "”。请刷新页面看最新进展。");
        }
        return next;
    }

    private Map<MeetingAct, MeetingStage> acts() {
        return ACTS.getOrDefault(this, Map.of());
    }
}
