package org.openrenda.deputies.contact;

/** The two directions of dual contact (双联系). */
public enum LinkKind {
    COMMITTEE_DEPUTY("委员联系代表"),
    DEPUTY_PEOPLE("代表联系群众");

    private final String label;

    LinkKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
