package org.openrenda.deputies.dutyreports;

/** The five aspects in which voters rate a deputy in secret. */
public enum Aspect {
    LAWFUL("学习和依法履职"),
    CONTACT("联系群众、反映民意"),
    PROPOSALS("议案建议的质量"),
    ATTENDANCE("参加会议和活动"),
    CONDUCT("遵纪守法、廉洁自律");

    private final String label;

    Aspect(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
