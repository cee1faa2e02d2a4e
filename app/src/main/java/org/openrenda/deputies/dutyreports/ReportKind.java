package org.openrenda.deputies.dutyreports;

/** A report before the voters once in the term, or the yearly one to the electoral unit. */
public enum ReportKind {
    TERM("述职"),
    YEAR("年度履职报告");

    private final String label;

    ReportKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
