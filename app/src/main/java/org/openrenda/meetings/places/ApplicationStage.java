package org.openrenda.meetings.places;

import java.util.Map;
import org.openrenda.platform.Refusal;

/** How far an application is, and the written table of what may be done with it then. */
public enum ApplicationStage {
    APPLIED("待答复"),
    WAITING("候补"),
    ACCEPTED("同意旁听"),
    REFUSED("未同意"),
    WITHDRAWN("本人放弃");

    private static final Map<ApplicationStage, Map<ApplicationAct, ApplicationStage>> ACTS =
            Map.of(
                    APPLIED,
                            Map.of(
                                    ApplicationAct.ACCEPT, ACCEPTED,
                                    ApplicationAct.WAIT, WAITING,
                                    ApplicationAct.REFUSE, REFUSED,
                                    ApplicationAct.WITHDRAW, WITHDRAWN),
                    WAITING,
                            Map.of(
                                    ApplicationAct.ACCEPT, ACCEPTED,
                                    ApplicationAct.REFUSE, REFUSED,
                                    ApplicationAct.WITHDRAW, WITHDRAWN),
                    ACCEPTED, Map.of(ApplicationAct.WITHDRAW, WITHDRAWN),
                    REFUSED, Map.of(),
                    WITHDRAWN, Map.of());

    private final String label;

    ApplicationStage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean allows(ApplicationAct act) {
        return ACTS.getOrDefault(this, Map.of()).containsKey(act);
    }

    ApplicationStage after(ApplicationAct act) {
        ApplicationStage next = ACTS.getOrDefault(this, Map.of()).get(act);
        if (next == null) {
            throw new Refusal("这份报名现在是“" + label + "”，不能“" + act.label() + "”。");
        }
        return next;
    }
}
