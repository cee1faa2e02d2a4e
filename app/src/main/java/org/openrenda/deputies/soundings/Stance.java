package org.openrenda.deputies.soundings;

/** What an opinion amounts to, so that results can be counted. */
public enum Stance {
    FOR("赞成"),
    AGAINST("不赞成"),
    PROPOSAL("提出修改或补充");

    private final String label;

    Stance(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
