package org.openrenda.supervision;

/** What can be done with a problem; each doing is one row that is never changed. */
enum StepAct {
    ASSIGN("交办"),
    RECEIVE("签收"),
    RETURN("退回交办"),
    REPORT("报告整改情况"),
    PASS("核查通过"),
    REJECT("核查退回"),
    STRIKE_OFF("销号"),
    SEND_BACK("评价不满意，退回再办");

    private final String label;

    StepAct(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
