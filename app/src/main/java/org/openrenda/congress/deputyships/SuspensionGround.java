package org.openrenda.congress.deputyships;

/** DEP-4: the two grounds on which a deputy's functions are suspended (代表法第六十一条). */
public enum SuspensionGround {
    DETAINED("因刑事案件被羁押，正在受侦查、起诉、审判"),
    SENTENCED("被判处管制、拘役或者有期徒刑而没有附加剥夺政治权利，正在服刑");

    private final String label;

    SuspensionGround(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
