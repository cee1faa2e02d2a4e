package org.openrenda.meetings.sittings;

/** What an item of the agenda asks of the meeting. */
public enum ItemKind {
    REPORT("听取报告"),
    DELIBERATION("审议"),
    VOTE("表决"),
    QUESTION("询问"),
    OTHER("其他");

    private final String label;

    ItemKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
