package org.openrenda.analysis.counts;

/** What may be said of the effect of supervision, in one phrase. */
public enum Verdict {
    CLEARLY_DOWN("明显下降"),
    SLIGHTLY_DOWN("略有下降"),
    NO_CLEAR_CHANGE("无明显变化"),
    UP("上升"),
    TOO_LITTLE_DATA("数据不足");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** The phrase as it is shown. */
    public String label() {
        return label;
    }
}
