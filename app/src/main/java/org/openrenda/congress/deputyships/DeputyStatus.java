package org.openrenda.congress.deputyships;

import java.util.Map;
import java.util.Set;
import org.openrenda.platform.Refusal;

/**
 * How a deputyship stands, and the written table of its lawful moves (DEP-3 to DEP-8). Ended and
 * invalid are for ever: who is elected again gets a new deputyship.
 */
public enum DeputyStatus {
    ELECTED("已当选，待资格审查"),
    UNDER_REVIEW("资格审查中"),
    CONFIRMED("资格已确认，待公布"),
    INVALID("当选无效"),
    ACTIVE("在任"),
    SUSPENDED("暂停执行职务"),
    RESIGNING("已提出辞职"),
    ENDING("资格已终止，待公告"),
    ENDED("资格已终止");

    private static final Map<DeputyStatus, Set<DeputyStatus>> MOVES =
            Map.of(
                    ELECTED, Set.of(UNDER_REVIEW),
                    UNDER_REVIEW, Set.of(CONFIRMED, INVALID),
                    CONFIRMED, Set.of(ACTIVE, ENDING),
                    INVALID, Set.of(),
                    ACTIVE, Set.of(SUSPENDED, RESIGNING, ENDING),
                    SUSPENDED, Set.of(ACTIVE, RESIGNING, ENDING),
                    RESIGNING, Set.of(ACTIVE, SUSPENDED, ENDING),
                    ENDING, Set.of(ENDED),
                    ENDED, Set.of());

    private final String label;

    DeputyStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** DEP-4: who is suspended neither votes nor joins a submission; who resigns still may. */
    public boolean mayAct() {
        return this == ACTIVE || this == RESIGNING;
    }

    /** Whether one is a deputy, suspended or not. */
    public boolean stands() {
        return mayAct() || this == SUSPENDED;
    }

    public boolean leadsTo(DeputyStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    DeputyStatus to(DeputyStatus next) {
        if (!leadsTo(next)) {
            throw new Refusal("这个代表职务现在是“" + label + "”，不能转为“" + next.label + "”。");
        }
        return next;
    }
}
