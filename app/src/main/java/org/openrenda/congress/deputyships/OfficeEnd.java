package org.openrenda.congress.deputyships;

/** DEP-9: how an office goes with the deputyship: by recall it is revoked, otherwise it ends. */
public enum OfficeEnd {
    REVOKED("相应撤销"),
    ENDED("相应终止");

    private final String label;

    OfficeEnd(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
