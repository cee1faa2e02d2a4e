package org.openrenda.analysis.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes letters with invented people in them, and knows what must not be left of each. */
final class Letters {

    record Letter(String text, List<String> numbers, List<String> names) {}

    private static final String[] SURNAMES =
            ("王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏"
                            + " 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜"
                            + " 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦"
                            + " 江 史 顾 侯 邵 孟 龙 万 段 雷 钱 汤 尹 黎 易 常 武 乔 贺 赖 龚 文 欧阳 上官 司马")
                    .split(" ");
    private static final String[] GIVEN =
            ("伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 霞 平 刚 桂英 秀兰"
                            + " 建国 建华 志强 志明 晓东 晓燕 海燕 海涛 国庆 卫东"
                            + " 文军 文静 雪梅 春花 玉兰 秀珍 淑华 桂香 凤英 子涵 梓轩 雨桐 浩然 思远 欣怡 佳琪 俊杰 一鸣 天佑 铁柱 大勇 小红"
                            + " 立新 宝玉 德福 长生 永康 红梅 丽娟 金凤 美玲 亚男 鹏飞 振华 光明 家辉"
                            + " 家豪 祖荣 冬梅 秋菊 爱民 爱华 新民"
                            + " 少华 绍文 泽宇 诗涵"
                            + " 可欣 睿 鑫 琳 倩 婷 慧 宇 璐 瑞 凯 旭 峰 斌 波 辉 健 俊 帆 颖 玲 莉 萍 燕 梅 荣 华 兰")
                    .split(" ");
    private static final String[] NAMED =
            ("我叫%s，住在本市。|投诉人：%s，现反映楼道堆放杂物。|联系人%s，请尽快回复。|姓名：%s 性别：男|本人%s，是一名退休职工。"
                            + "|我是%s，在这里住了十年。|举报人%s反映该厂夜间排污。|我是业主%s，小区没有暖气。|村支书%s把低保给了亲戚。"
                            + "|老板%s拖欠我们三个月工资。|包工头%s不肯结账。|社区主任%s态度很差。|我儿子%s今年六岁，上不了学。"
                            + "|我父亲%s因病住院。|司机%s拒载。|%s先生您好，来信收悉。|%s女士反映的问题已转交。|%s主任说这事不归他管。"
                            + "|我找到%s局长，他也没有办法。|接待我的是%s医生。|患者%s在该院手术后感染。|邻居%s私自搭建阳光房。"
                            + "|法定代表人%s至今失联。|户主%s，家庭人口四人。|与同事%s一起去投诉。|由%s、李某某负责。|我丈夫%s在工地受伤。"
                            + "|尊敬的%s市长：您好！|居民%s（女）反映噪音扰民。|校长%s要求全体学生补课。|收款人：%s，开户行在东湖支行。"
                            + "|反映人：%s|经办人为%s。|房东%s不退押金。|申请人%s，请求依法处理。|妻子%s怀孕五个月被辞退。|当事人%s不服该处罚。"
                            + "|请答复。此致敬礼！ %s|物业经理%s多次推诿。|一个叫%s的人收了我的钱。"
                            + "|我的名字叫%s。|来信人：%s，男|车主%s称刹车失灵|我爱人%s在纺织厂上班|学生家长%s来电反映|值班民警%s做了笔录"
                            + "|%s老师长期体罚学生|房子登记在%s名下|死者%s的家属未获赔偿|与前妻%s离婚后|公司法人%s已跑路|投诉对象：%s"
                            + "|签收人%s|小区保安%s打人|诉求人：%s，男|我哥%s在工地干活|%s经理承诺三天内退款|楼上住户%s每天打麻将"
                            + "|开发商老总%s失联|学员%s要求退费|负责这件事的%s主任|与%s签订了租房合同|志愿者%s可以作证")
                    .split("\\|");
    private static final String[] NUMBERED =
            ("电话%s，谢谢。|请拨打%s联系我|联系方式：%s。|身份证号%s|银行卡号%s被扣款|车牌%s违停|邮箱%s|微信号：%s|QQ%s，请加|手机号码为%s，急"
                            + "|证件号码：%s。|加我微信%s|打%s没人接|(%s)|我的号码是%s，望回复")
                    .split("\\|");

    private final Random chance;

    Letters(long seed) {
        chance = new Random(seed);
    }

    Letter next() {
        String name = pick(SURNAMES) + pick(GIVEN);
        int kind = chance.nextInt(8);
        String number = number(kind);
        String frame = frame(kind);
        String text =
                pick(NAMED).formatted(name)
                        + "。东湖路128号锦绣小区3栋附近的12路公交站，2024年5月12日交了2600元。"
                        + frame.formatted(number);
        List<String> numbers = new ArrayList<>(List.of(number));
        return new Letter(text, numbers, List.of(name));
    }

    private String frame(int kind) {
        return switch (kind) {
            case 0, 1, 2 -> NUMBERED[new int[] {0, 1, 2, 9, 12, 13, 14}[chance.nextInt(7)]];
            case 3 -> NUMBERED[chance.nextBoolean() ? 3 : 10];
            case 4 -> NUMBERED[4];
            case 5 -> NUMBERED[5];
            case 6 -> NUMBERED[6];
            default -> NUMBERED[new int[] {7, 8, 11}[chance.nextInt(3)]];
        };
    }

    private String number(int kind) {
        return switch (kind) {
            case 0 -> "1" + (3 + chance.nextInt(7)) + digits(9);
            case 1 -> spaced("1" + (3 + chance.nextInt(7)) + digits(9));
            case 2 -> "0" + (731 + chance.nextInt(200)) + "-" + (2 + chance.nextInt(7)) + digits(6);
            case 3 -> identity();
            case 4 -> card();
            case 5 -> plate();
            case 6 -> "user" + digits(4) + "@example.com";
            default -> digitsFrom1(8 + chance.nextInt(3));
        };
    }

    private String spaced(String phone) {
        return switch (chance.nextInt(4)) {
            case 0 ->
                    phone.substring(0, 3) + " " + phone.substring(3, 7) + " " + phone.substring(7);
            case 1 ->
                    phone.substring(0, 3) + "-" + phone.substring(3, 7) + "-" + phone.substring(7);
            case 2 -> "+86 " + phone;
            default -> wide(phone);
        };
    }

    private static String wide(String digits) {
        StringBuilder wide = new StringBuilder();
        digits.chars().forEach(c -> wide.append((char) (c - '0' + '０')));
        return wide.toString();
    }

    private String identity() {
        String body =
                "4301%02d".formatted(1 + chance.nextInt(20))
                        + (1940 + chance.nextInt(70))
                        + "%02d%02d".formatted(1 + chance.nextInt(12), 1 + chance.nextInt(28))
                        + digits(3);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += weights[i] * (body.charAt(i) - '0');
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    private String card() {
        String body = "6222" + digits(14);
        for (char check = '0'; check <= '9'; check++) {
            if (IdentityNumber.luhn(body + check)) {
                return body + check;
            }
        }
        throw new IllegalStateException("one of ten check digits always fits");
    }

    private String plate() {
        String province = "湘京粤鄂鲁川".substring(0, 6).split("")[chance.nextInt(6)];
        String letter = "ABCDEF".split("")[chance.nextInt(6)];
        return chance.nextBoolean()
                ? province + letter + digits(5)
                : province + letter + "D" + digits(5);
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(chance.nextInt(10));
        }
        return digits.toString();
    }

    private String digitsFrom1(int count) {
        return (1 + chance.nextInt(9)) + digits(count - 1);
    }

    private String pick(String[] all) {
        return all[chance.nextInt(all.length)];
    }
}
