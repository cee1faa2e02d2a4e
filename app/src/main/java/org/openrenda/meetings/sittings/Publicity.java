package org.openrenda.meetings.sittings;

/** MTG-15: who may know of an item: anybody, those who take part, or those who attend. */
public enum Publicity {
    OPEN("公开"),
    INTERNAL("内部"),
    SECRET("秘密");

    private final String label;

    Publicity(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
