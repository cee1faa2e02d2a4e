package org.openrenda.deputies.rota;

/** How a visit came to be known; a photograph is never a condition. */
public enum VisitWay {
    CODE("扫码签到"),
    KEEPER("工作人员确认");

    private final String label;

    VisitWay(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
