package org.openrenda.congress.deputyships;

import org.openrenda.congress.CongressLevel;

/** DEP-9: offices that are lost with the deputyship (选举法第五十四条、第五十六条). */
public enum OfficeKind {
    COMMITTEE_MEMBER("常委会组成人员"),
    SPECIAL_COMMITTEE_MEMBER("专门委员会成员"),
    TOWNSHIP_CHAIR("乡镇人大主席、副主席");

    private final String label;

    OfficeKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** CAL-8: a township has a chairperson and no standing committee. */
    boolean fits(CongressLevel level) {
        return (level == CongressLevel.TOWNSHIP) == (this == TOWNSHIP_CHAIR);
    }
}
