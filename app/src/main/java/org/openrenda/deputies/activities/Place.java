package org.openrenda.deputies.activities;

import static org.openrenda.deputies.activities.Taking.*;

import java.util.EnumMap;
import java.util.Map;
import org.openrenda.platform.Refusal;

/** Where a deputy stands with an activity, and the written table of lawful changes. */
public enum Place {
    NONE("未报名"),
    INVITED("待回复"),
    SIGNED_UP("已报名"),
    WAITING("候补"),
    WITHDRAWN("已取消报名"),
    ON_LEAVE("请假"),
    PRESENT("已签到");

    private static final Map<Place, Map<Taking, Place>> MOVES =
            new EnumMap<>(
                    Map.of(
                            NONE,
                            Map.of(
                                    INVITE, INVITED,
                                    SIGN_UP, SIGNED_UP,
                                    WAIT, WAITING,
                                    SIGN_IN, PRESENT),
                            INVITED,
                            Map.of(
                                    SIGN_UP, SIGNED_UP,
                                    WAIT, WAITING,
                                    LEAVE, ON_LEAVE,
                                    SIGN_IN, PRESENT),
                            SIGNED_UP,
                            Map.of(
                                    WITHDRAW, WITHDRAWN,
                                    LEAVE, ON_LEAVE,
                                    SIGN_IN, PRESENT),
                            WAITING,
                            Map.of(
                                    PROMOTE, SIGNED_UP,
                                    WITHDRAW, WITHDRAWN,
                                    SIGN_IN, PRESENT),
                            WITHDRAWN,
                            Map.of(
                                    INVITE, INVITED,
                                    SIGN_UP, SIGNED_UP,
                                    WAIT, WAITING,
                                    SIGN_IN, PRESENT),
                            ON_LEAVE,
                            Map.of(
                                    SIGN_UP, SIGNED_UP,
                                    WAIT, WAITING,
                                    SIGN_IN, PRESENT)));

    private final String label;

    Place(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean allows(Taking act) {
        return MOVES.getOrDefault(this, Map.of()).containsKey(act);
    }

    Place after(Taking act) {
        Place next = MOVES.getOrDefault(this, Map.of()).get(act);
        if (next == null) {
            throw new Refusal("现在是“" + label + "”，不能" + act.label() + "。");
        }
        return next;
    }
}
