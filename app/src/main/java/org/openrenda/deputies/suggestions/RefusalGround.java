package org.openrenda.deputies.suggestions;

/** SUG-11: the grounds on which something is not taken as a suggestion. */
public enum RefusalGround {
    PERSONAL("涉及本人或者亲属个人问题"),
    CASE("涉及具体司法、监察案件，应通过法定程序解决"),
    FORWARDED("代转群众来信、申诉、控告、检举"),
    ACADEMIC("属于学术探讨"),
    PRODUCT("推介产品或者企业"),
    EMPTY("没有实际内容"),
    TENDER("对招标投标提出具体中标意见"),
    INTEREST("与本人有利益关联，应当回避"),
    INTERFERENCE("干预具体执法、司法活动"),
    OUTSIDE("不属于本行政区域的职权范围");

    private final String label;

    RefusalGround(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
