package org.openrenda.deputies.contact;

/** How a contact was kept. */
public enum ContactWay {
    VISIT("走访"),
    MEETING("座谈"),
    TELEPHONE("电话或网络"),
    STATION("在联络站见面");

    private final String label;

    ContactWay(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
