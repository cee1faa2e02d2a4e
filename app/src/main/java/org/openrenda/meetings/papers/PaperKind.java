package org.openrenda.meetings.papers;

/** What a paper is to the meeting: only materials have a last day to be sent (MTG-5, MTG-10). */
public enum PaperKind {
    MATERIAL("会议材料"),
    BULLETIN("会议简报");

    private final String label;

    PaperKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
