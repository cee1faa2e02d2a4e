package org.openrenda.deputies.handling;

/** SUG-8: the part a unit plays in handling a suggestion. */
public enum HandlingRole {
    LEAD("主办"),
    CO_HANDLER("会办"),
    SEPARATE("分办");

    private final String label;

    HandlingRole(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /**
     * Whether this unit itself answers the deputies; a co-handler gives its opinion to the lead.
     */
    public boolean answers() {
        return this != CO_HANDLER;
    }
}
