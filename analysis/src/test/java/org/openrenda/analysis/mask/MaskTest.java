package org.openrenda.analysis.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {

    private static final int LETTERS = 4000;

    @Test
    @DisplayName("F-HOT-2 生成的四千封来信中，号码遮去99%以上，姓名遮去95%以上")
    void masksNearlyEverythingInMadeUpLetters() {
        Letters letters = new Letters(20240512);
        int numbersLeft = 0;
        List<String> namesLeft = new ArrayList<>();
        for (int i = 0; i < LETTERS; i++) {
            Letters.Letter letter = letters.next();
            String masked = Mask.mask(letter.text());
            for (String number : letter.numbers()) {
                numbersLeft += masked.contains(number) ? 1 : 0;
            }
            for (String name : letter.names()) {
                if (masked.contains(name)) {
                    namesLeft.add(letter.text().substring(0, 24));
                }
            }
            assertThat(masked).contains("东湖路128号锦绣小区3栋").contains("12路公交站");
            assertThat(masked).contains("2024年5月12日交了2600元");
        }
        assertThat(numbersLeft).isLessThanOrEqualTo(LETTERS / 100);
        assertThat(namesLeft).hasSizeLessThanOrEqualTo(LETTERS / 20);
    }

    @ParameterizedTest
    @DisplayName("F-HOT-2 各类号码换成各自的标记")
    @CsvSource({
        "打13912345678找我, 打[电话]找我",
        "一三九一二三四五六七八, [电话]",
        "座机(0731)85551234转801, 座机[电话]",
        "服务热线400-800-1234, 服务热线[电话]",
        "电话85551234或85551235, 电话[电话]或[电话]",
        "已打码138****5678也不留, 已打码[电话]也不留",
        "身份证11010519491231002X, 身份证[证件号]",
        "老证110105491231002, 老证[证件号]",
        "卡6222021234567890128丢了, 卡[号码]丢了",
        "湘A·12345乱停, [车牌]乱停",
        "新能源湘AD12345, 新能源[车牌]",
        "写信到a.b_c@example.com.cn。, 写信到[邮箱]。",
        "加微信wx_abc123, 加微信[账号]",
        "QQ：87654321, QQ：[账号]",
        "住3栋2单元1203室, 住3栋2单元[房号]",
    })
    void eachKindHasItsMark(String text, String masked) {
        assertThat(Mask.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @DisplayName("F-HOT-2 姓名留姓去名，已遮的和只有姓的不变")
    @CsvSource({
        "我叫张伟，家住东湖, 我叫张某，家住东湖",
        "联系人：欧阳建国, 联系人：欧阳某某",
        "王建国先生来电, 王某某先生来电",
        "王先生来电, 王先生来电",
        "张某某反映, 张某某反映",
        "户主阿依古丽·买买提反映, 户主阿依古丽·买买提反映",
        "姓名：阿依古丽·买买提，女, 姓名：阿某某，女",
        "我叫李和平，李和平家漏水, 我叫李某某，李某某家漏水",
    })
    void namesKeepTheirSurname(String text, String masked) {
        assertThat(Mask.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @DisplayName("F-HOT-2 路名、小区、公交线路、金额、日期、工单号、短号都不动")
    @ValueSource(
            strings = {
                "万家丽路与黄兴北路路口的高峰期拥堵严重",
                "金色家园小区物业经理常年不在，业主方便时才开会",
                "105路公交车在韶山南路站不停靠",
                "工单号20240315001234，受理编号202403150012345678",
                "2019-03-12 13:45交费15800-16800元，房款1380000元",
                "拨打12345、12315和110都没有结果",
                "高速公路收费站、石油公司、黄金海岸、安全生产",
                "任何单位和个人不得阻挠，于是居民方才明白",
                "A座1201办公，面积120.55平米，第3期第15栋300户业主",
                "依据GB 18483-2001第5.2条",
            })
    void leavesEverythingElse(String text) {
        assertThat(Mask.mask(text)).isEqualTo(text);
    }

    @Test
    @DisplayName("F-HOT-2 遮两遍与遮一遍结果相同")
    void maskingTwiceChangesNothing() {
        String[] parts = {
            "电话",
            "13912345678",
            "、",
            "85551234",
            "张伟",
            "我叫",
            "先生",
            "微信",
            "qq",
            "湘A12345",
            "[电话]",
            " ",
            "，",
            "身份证",
            "110105",
            "19491231002X",
            "某",
            "3栋",
            "1203",
            "室",
            "-",
            "a@b.com",
            "卡号",
            "6222",
            "0",
            "转",
            "王芳"
        };
        Random chance = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int p = chance.nextInt(9); p >= 0; p--) {
                text.append(parts[chance.nextInt(parts.length)]);
            }
            String once = Mask.mask(text.toString());
            assertThat(Mask.mask(once)).as(text.toString()).isEqualTo(once);
        }
    }
}
