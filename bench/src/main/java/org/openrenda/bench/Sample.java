package org.openrenda.bench;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Tickets as a hotline exports them, invented by a seeded generator. */
final class Sample {

    static final String HEADER = "工单编号,受理时间,诉求类型,标题,内容,联系电话,所属区县,是否解决,是否满意\n";

    /** What each column holds, as the page of the import asks for it. */
    static final List<String> FIELDS =
            List.of(
                    "NUMBER",
                    "TIME",
                    "KIND",
                    "TITLE",
                    "TEXT",
                    "PHONE",
                    "COUNTY",
                    "SOLVED",
                    "SATISFIED");

    private static final List<String> MATTERS =
            List.of(
                    "路灯不亮",
                    "自来水发黄",
                    "夜间施工噪声",
                    "小区垃圾无人清运",
                    "公交班次太少",
                    "井盖破损",
                    "拖欠工资",
                    "电梯经常故障",
                    "油烟扰民",
                    "占道停车");
    private static final List<String> PLACES =
            List.of("人民路", "建设路", "和平街", "东门菜市场", "幸福小区", "解放大道", "滨河公园", "火车站广场");
    private static final List<String> TAILS =
            List.of(
                    "已经持续一个多星期，多次向物业反映都没有结果，希望有关部门尽快派人查看处理。",
                    "来电人表示给附近老人和孩子出行带来很大不便，请求核实后给予明确答复。",
                    "之前反映过一次，当时承诺三天内解决，到现在仍是老样子，要求说明原因。",
                    "白天晚上都是如此，周边商户意见很大，希望能够彻底解决，不要反复。");
    private static final List<String> KINDS = List.of("投诉", "求助", "咨询", "建议");

    private final Random random;

    Sample(long seed) {
        random = new Random(seed);
    }

    /**
     * One ticket.
     *
     * @param line the ticket as a line of csv
     */
    record Made(String title, String text, String line) {}

    List<Made> tickets(String prefix, int count) {
        List<Made> made = new ArrayList<>(count);
        for (int n = 0; n < count; n++) {
            made.add(ticket(prefix + n));
        }
        return made;
    }

    private Made ticket(String number) {
        String matter = one(MATTERS);
        String place = one(PLACES);
        String phone = "13" + (100_000_000 + random.nextInt(900_000_000));
        String title = place + matter;
        StringBuilder text = new StringBuilder("市民王先生（电话" + phone + "）反映：");
        text.append(place).append(random.nextInt(1, 300)).append("号附近").append(matter);
        text.append("，").append(one(TAILS));
        if (random.nextBoolean()) {
            text.append(one(TAILS));
        }
        LocalDateTime time =
                LocalDateTime.of(2025, 1, 1, 0, 0).plusMinutes(random.nextInt(365 * 24 * 60));
        String line =
                String.join(
                        ",",
                        number,
                        time.toString(),
                        one(KINDS),
                        title,
                        text,
                        phone,
                        "望江区",
                        random.nextBoolean() ? "是" : "否",
                        random.nextBoolean() ? "满意" : "不满意");
        return new Made(title, text.toString(), line);
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    static String csv(List<Made> tickets) {
        StringBuilder csv = new StringBuilder(HEADER);
        tickets.forEach(ticket -> csv.append(ticket.line()).append('\n'));
        return csv.toString();
    }
}
