package org.openrenda.deputies.dutyreports;

import static org.openrenda.deputies.dutyreports.ReportAct.*;

import java.util.EnumMap;
import java.util.Map;
import org.openrenda.platform.Refusal;

/** How far a report is, and the written table of its lawful moves. */
public enum ReportStage {
    PLANNED("待起草"),
    DRAFT("草稿"),
    PUBLISHED("已公布"),
    RATED("已评议");

    private static final Map<ReportStage, Map<ReportAct, ReportStage>> MOVES =
            new EnumMap<>(
                    Map.of(
                            PLANNED, Map.of(WRITE, DRAFT),
                            DRAFT, Map.of(WRITE, DRAFT, PUBLISH, PUBLISHED),
                            PUBLISHED, Map.of(RATE, RATED)));

    private final String label;

    ReportStage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean allows(ReportAct act) {
        return MOVES.getOrDefault(this, Map.of()).containsKey(act);
    }

    ReportStage after(ReportAct act) {
        ReportStage next = MOVES.getOrDefault(this, Map.of()).get(act);
        if (next == null) {
            throw new Refusal("这份报告现在是“" + label + "”，不能" + act.label() + "。");
        }
        return next;
    }

    /** Before it is published nobody but its deputy reads it. */
    public boolean isPrivate() {
        return this == PLANNED || this == DRAFT;
    }
}
