package org.openrenda.meetings.sittings;

import org.openrenda.platform.Refusal;

/** How far an item is, and what may be done with it then. */
public enum ItemStage {
    WAITING("未开始"),
    NOW("进行中"),
    DONE("已结束"),
    POSTPONED("暂不审议");

    private final String label;

    ItemStage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The stage after the act; what was postponed may be taken up again. */
    ItemStage after(ItemAct act) {
        return switch (this) {
            case WAITING, POSTPONED ->
                    switch (act) {
                        case TAKE -> NOW;
                        case POSTPONE -> this == WAITING ? POSTPONED : refuse(act);
                        case HAND_TO_VOTE, DECIDE, FINISH -> refuse(act);
                    };
            case NOW ->
                    switch (act) {
                        case HAND_TO_VOTE, DECIDE -> NOW;
                        case FINISH -> DONE;
                        case POSTPONE -> POSTPONED;
                        case TAKE -> refuse(act);
                    };
            case DONE -> refuse(act);
        };
    }

    private ItemStage refuse(ItemAct act) {
        throw new Refusal("这个议题现在是“" + label + "”，不能“" + act.label() + "”。请刷新页面看最新进展。");
    }
}
