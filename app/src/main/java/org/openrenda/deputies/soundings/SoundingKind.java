package org.openrenda.deputies.soundings;

/** LIA-5: on what the congress has to ask for opinions through its stations. */
public enum SoundingKind {
    LEGISLATION("立法"),
    SUPERVISION("监督计划与执法检查"),
    PROJECTS("民生实事候选项目征集"),
    PLANNING("重大规划和政策"),
    OTHER("其他");

    private final String label;

    SoundingKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
