package org.openrenda.hotline.intake;

import java.util.List;
import java.util.Locale;

/** What a column of a hotline's export can hold, with the names that hotlines give it. */
enum TicketField {
    NUMBER("工单编号", "工单编号 工单号 编号 流水号 受理编号 诉求编号 事件编号 业务编号 id 序号 caseid number"),
    TIME(
            "受理时间",
            "受理时间 来电时间 登记时间 创建时间 诉求时间 提交时间 受理日期 登记日期 来电日期 反映时间 派单时间"
                    + " time opened created querydate date 时间 日期"),
    KIND("诉求类型", "诉求类型 工单类型 诉求性质 来电类型 类型 type kind"),
    CHANNEL("渠道", "渠道 受理渠道 来源渠道 受理方式 诉求来源 工单来源 来源 channel"),
    TITLE("标题", "标题 工单标题 主题 诉求标题 事项名称 title subject"),
    TEXT("内容", "内容 诉求内容 工单内容 主要内容 反映内容 问题描述 来电内容 详细内容 text content body"),
    CALLER("来电人", "来电人 诉求人 姓名 联系人 来电人姓名 反映人 市民姓名 user caller name"),
    PHONE("来电电话", "来电电话 来电号码 联系电话 电话 手机号 手机 主叫号码 联系方式 phone tel mobile"),
    COUNTY("区县", "区县 所属区县 区 行政区 所属区域 事发区县 诉求区县 区域 county district area"),
    TOWN("街道乡镇", "街道乡镇 街乡镇 乡镇街道 镇街 街道 乡镇 所属街道 事发街道 town street"),
    PLACE("地址", "地址 事发地址 诉求地址 详细地址 发生地址 地点 事发地点 点位 place address location"),
    UNIT("承办单位", "承办单位 主办单位 责任单位 办理单位 处置单位 承办部门 责任部门 department unit replyagency"),
    STATE("状态", "状态 工单状态 办理状态 办结状态 status state"),
    CLOSED("办结时间", "办结时间 办结日期 完成时间 结案时间 回复时间 closed closedon replydate replytime"),
    CONTACTED("是否联系", "是否联系 是否响应 承办单位是否联系 是否联系来电人 响应 contacted"),
    SOLVED("是否解决", "是否解决 解决情况 问题是否解决 解决 solved"),
    SATISFIED("是否满意", "是否满意 满意度 满意情况 回访满意度 办理满意度 满意 satisfaction satisfied"),
    LABEL("分类（标签）", "标签 分类 三级分类 诉求分类 问题分类 事项分类 一级分类 二级分类 label category topic");

    private final String label;
    private final List<String> names;

    TicketField(String label, String names) {
        this.label = label;
        this.names = List.of(names.split(" +"));
    }

    String label() {
        return label;
    }

    /** Its place among the names this field goes by; less than 0 when it is none of them. */
    int rank(String header) {
        return names.indexOf(plain(header));
    }

    /** What tells who a person is: read for a digest only, never shown and never stored. */
    boolean isPersonal() {
        return this == CALLER || this == PHONE;
    }

    private static String plain(String header) {
        return header.replaceAll("[（(].*?[）)]|[\\s_*：:\\-]", "").toLowerCase(Locale.ROOT);
    }
}
