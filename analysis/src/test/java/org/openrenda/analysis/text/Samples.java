package org.openrenda.analysis.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up letters about three matters, each in many wordings. */
final class Samples {

    private static final String[][] MATTERS = {
        {"供热", "暖气不热", "室温只有十二度", "供热公司不来人", "老人孩子冻得受不了", "取暖费交了没有暖气", "管道老化"},
        {"工资", "拖欠工资", "包工头不发工钱", "干了三个月没拿到钱", "劳动监察没有结果", "农民工等钱过年", "没有签劳动合同"},
        {"噪声", "夜间施工吵得睡不着", "工地噪音扰民", "搅拌车半夜轰鸣", "打桩到凌晨", "投诉多次仍在施工", "老人孩子无法休息"},
    };
    private static final String[] REST = {
        "请领导重视", "多次反映没有答复", "希望尽快解决", "我们是东湖小区的居民", "已经一个多月了", "相关部门互相推诿", "谢谢"
    };

    private Samples() {}

    static List<Labelled> letters(int count, long seed) {
        Random chance = new Random(seed);
        List<Labelled> letters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String[] matter = MATTERS[i % MATTERS.length];
            StringBuilder text = new StringBuilder();
            for (int clause = 0; clause < 4; clause++) {
                text.append(matter[1 + chance.nextInt(matter.length - 1)]).append("，");
                text.append(REST[chance.nextInt(REST.length)]).append("。");
            }
            letters.add(new Labelled(matter[0], "", text.toString(), ""));
        }
        return letters;
    }
}
