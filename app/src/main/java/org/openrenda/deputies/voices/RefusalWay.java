package org.openrenda.deputies.voices;

/** LIA-5: why a station does not take something, and where the citizen should go with it. */
public enum RefusalWay {
    LITIGATION("应当通过诉讼解决", "请向有管辖权的人民法院起诉；需要法律帮助的，可拨打 12348 公共法律服务热线。"),
    ARBITRATION("应当通过仲裁解决", "劳动争议请向劳动人事争议仲裁委员会申请仲裁；其他合同纠纷按仲裁协议办理。"),
    RECONSIDERATION("应当通过行政复议解决", "请在知道行政行为之日起六十日内，向有管辖权的行政复议机关申请。"),
    ACCUSATION("属于检举、控告、申诉", "请向有管辖权的监察、检察机关或信访部门反映，可拨打 12388 举报电话。"),
    OUTSIDE("不属于本行政区域的职权范围", "请向有权处理的上级机关或所在地机关反映。"),
    EMPTY("没有具体内容或无法核实", "请补充时间、地点和具体情况后重新反映。");

    private final String label;
    private final String way;

    RefusalWay(String label, String way) {
        this.label = label;
        this.way = way;
    }

    public String label() {
        return label;
    }

    /** Told to the citizen together with the ground. */
    public String way() {
        return way;
    }
}
