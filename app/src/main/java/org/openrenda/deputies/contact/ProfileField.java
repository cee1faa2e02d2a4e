package org.openrenda.deputies.contact;

/** What a deputy may show or hide; name and congress are always public (代表法第五十八条). */
public enum ProfileField {
    ELECTORAL_UNIT("选举单位（选区）"),
    DELEGATION("代表团（代表小组）"),
    OCCUPATION("职业"),
    INTRO("自我介绍"),
    DEEDS("履职情况"),
    ANSWERS("答复留言的件数");

    private final String label;

    ProfileField(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
