package org.openrenda.hotline.proposals;

/** What a proposal can be accepted as (F-HOT-7). */
public enum Destination {
    SUPERVISION("列为监督事项"),
    LEGISLATION("列为立法项目"),
    LIVELIHOOD("列为民生实事候选项目"),
    STATION("列入代表联络站议程");

    private final String label;

    Destination(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
