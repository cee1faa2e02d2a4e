package org.openrenda.deputies.motions;

import static org.openrenda.deputies.motions.MotionAct.*;

import java.util.EnumMap;
import java.util.Map;
import org.openrenda.platform.Refusal;

/** How far a motion is, and the written table of its lawful moves (rules.md §3). */
public enum MotionStage {
    DRAFT("草稿"),
    CO_SIGNING("征集联名"),
    RETURNED("退回补正"),
    SUBMITTED("议案审查"),
    EXAMINED("待主席团决定"),
    ON_AGENDA("列入会议议程"),
    IN_COMMITTEE("专门委员会审议"),
    REPORTED("待审议通过"),
    PASSED("大会表决通过"),
    REJECTED("大会表决未通过"),
    ADOPTED("审议结果已通过"),
    TURNED("已转为建议"),
    DECLINED("未列入议程"),
    WITHDRAWN("已撤回"),
    LAPSED("联名不足，终止审议");

    private static final Map<MotionStage, Map<MotionAct, MotionStage>> MOVES =
            new EnumMap<>(
                    Map.ofEntries(
                            Map.entry(
                                    DRAFT,
                                    Map.of(
                                            WRITE, DRAFT,
                                            INVITE, CO_SIGNING,
                                            SUBMIT, SUBMITTED)),
                            Map.entry(
                                    CO_SIGNING,
                                    Map.of(
                                            WRITE, CO_SIGNING,
                                            INVITE, CO_SIGNING,
                                            SUBMIT, SUBMITTED,
                                            ABANDON, WITHDRAWN)),
                            Map.entry(
                                    RETURNED,
                                    Map.of(
                                            WRITE, RETURNED,
                                            INVITE, RETURNED,
                                            SUBMIT, SUBMITTED,
                                            ABANDON, WITHDRAWN)),
                            Map.entry(
                                    SUBMITTED,
                                    Map.of(
                                            SEND_BACK, RETURNED,
                                            EXAMINE, EXAMINED,
                                            CONSENT, WITHDRAWN,
                                            LAPSE, LAPSED)),
                            Map.entry(
                                    EXAMINED,
                                    Map.of(
                                            PUT_ON_AGENDA, ON_AGENDA,
                                            REFER, IN_COMMITTEE,
                                            TURN, TURNED,
                                            DECLINE, DECLINED,
                                            CONSENT, WITHDRAWN,
                                            LAPSE, LAPSED)),
                            Map.entry(
                                    ON_AGENDA,
                                    Map.of(
                                            PASS, PASSED,
                                            REJECT, REJECTED,
                                            REFER, IN_COMMITTEE,
                                            CONSENT, WITHDRAWN,
                                            LAPSE, LAPSED)),
                            Map.entry(
                                    IN_COMMITTEE,
                                    Map.of(
                                            REPORT, REPORTED,
                                            CONSENT, WITHDRAWN,
                                            LAPSE, LAPSED)),
                            Map.entry(
                                    REPORTED,
                                    Map.of(
                                            ADOPT, ADOPTED,
                                            PUT_ON_AGENDA, ON_AGENDA,
                                            REFER, IN_COMMITTEE,
                                            CONSENT, WITHDRAWN,
                                            LAPSE, LAPSED))));

    private final String label;

    MotionStage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether the act is lawful now; a page shows only such acts. */
    public boolean allows(MotionAct act) {
        return MOVES.getOrDefault(this, Map.of()).containsKey(act);
    }

    /** The stage after the act. */
    public MotionStage after(MotionAct act) {
        MotionStage next = MOVES.getOrDefault(this, Map.of()).get(act);
        if (next == null) {
            throw new Refusal("这件议案现在是“" + label + "”，不能" + act.label() + "。请刷新页面看最新进展。");
        }
        return next;
    }

    /** Before it was submitted, nobody but its movers knows of it. */
    public boolean isPrivate() {
        return this == DRAFT || this == CO_SIGNING;
    }

    public boolean isOver() {
        return ordinal() >= PASSED.ordinal();
    }
}
