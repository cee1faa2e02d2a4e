package org.openrenda.congress.deputyships;

/** DEP-7, DEP-28: how a deputy attended a meeting of the congress. */
public enum Presence {
    PRESENT("出席"),
    EXCUSED("请假获批准"),
    ABSENT("未经批准不出席");

    private final String label;

    Presence(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
