package org.openrenda.deputies.dutyreports;

/** What is done to a report. */
public enum ReportAct {
    WRITE("起草"),
    PUBLISH("公布"),
    RATE("登记评议结果");

    private final String label;

    ReportAct(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
