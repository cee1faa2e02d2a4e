package org.openrenda.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconTest {

    private static final Lexicon LEXICON = new Lexicon(Taxonomy.standard());

    @ParameterizedTest
    @DisplayName("F-HOT-3 没有任何标注时，词表也能给出类别和承办单位")
    @CsvSource({
        "家里暖气不热，室温只有12度, 030401, 住房和城乡建设局",
        "老板拖欠工资三个月不发, 070101, 人力资源和社会保障局",
        "小区门口路灯不亮, 030601, 城市管理局",
        "楼下餐馆油烟直排，烧烤到半夜, 060201, 生态环境局",
        "孩子小学入学划片不公平, 100101, 教育局",
        "105路公交车发车间隔太长, 050202, 交通运输局",
        "新农合报销比例太低，异地就医怎么报销, 090201, 医疗保障局",
        "邻居遛狗不牵绳，恶犬伤人, 040401, 公安局",
        "电梯经常困人没人维修, 020201, 市场监督管理局",
    })
    void knowsTopicsAndUnits(String text, String code, String unit) {
        Guess guess = LEXICON.classify("", text).orElseThrow();
        assertThat(guess.label()).isEqualTo(code);
        assertThat(guess.confidence()).isBetween(0.1, 1.0);
        assertThat(LEXICON.unitOf(code)).contains(unit);
    }

    @Test
    @DisplayName("F-HOT-3 没有关键词的文本不硬给类别；证据多的把握更大")
    void tellsWhenItDoesNotKnow() {
        assertThat(LEXICON.classify("你好", "谢谢")).isEmpty();
        double little = LEXICON.classify("", "自来水").orElseThrow().confidence();
        double much = LEXICON.classify("小区停水", "停水两天，水压低，没有水").orElseThrow().confidence();
        assertThat(much).isGreaterThan(little);
    }

    @Test
    @DisplayName("F-HOT-3 分类体系：三级编码齐全，每个末级都有关键词和承办单位")
    void standardTaxonomyIsWhole() {
        Taxonomy taxonomy = Taxonomy.standard();
        assertThat(taxonomy.topics().stream().filter(t -> t.level() == 1)).hasSize(14);
        assertThat(taxonomy.topics().stream().filter(t -> t.level() == 2)).hasSizeBetween(60, 75);
        assertThat(taxonomy.topics().stream().filter(t -> t.level() == 3))
                .hasSizeBetween(180, 220)
                .allSatisfy(t -> assertThat(t.keywords()).isNotEmpty())
                .allSatisfy(t -> assertThat(t.unit()).isNotEmpty());
        assertThat(taxonomy.path("030401").stream().map(Topic::name))
                .containsExactly("市政公用", "供热", "供暖温度");
    }

    @Test
    @DisplayName("F-HOT-3 自带的分类体系编码重复或缺上级时拒绝")
    void refusesBrokenTaxonomies() {
        assertThatThrownBy(() -> Taxonomy.read(new StringReader("01\t甲\t\t\n01\t乙\t\t\n")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Taxonomy.read(new StringReader("0101\t甲\t\t\n")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("F-HOT-3 地名：标题优先，长名盖过其中的短名，没有则为空")
    void findsPlaces() {
        Places places = new Places(List.of("东湖区", "西山县", "东湖区南门街道", "南门街道"));
        assertThat(places.find("西山县停水", "东湖区也停过水，东湖区")).contains("西山县");
        assertThat(places.find("", "东湖区南门街道停水")).contains("东湖区南门街道");
        assertThat(places.find("", "哪里都没有提到")).isEmpty();
    }

    @Test
    @DisplayName("多词匹配与逐个查找结果一致（随机文本，种子固定）")
    void matcherFindsWhatASearchFinds() {
        Random chance = new Random(11);
        for (int round = 0; round < 300; round++) {
            List<String> phrases = new ArrayList<>();
            for (int p = 0; p < 1 + chance.nextInt(12); p++) {
                String phrase = text(chance, 1 + chance.nextInt(4));
                if (!phrases.contains(phrase)) {
                    phrases.add(phrase);
                }
            }
            String text = text(chance, 40);
            List<String> found = new ArrayList<>();
            new PhraseMatcher(phrases)
                    .each(text, (start, end, p) -> found.add(start + "-" + end + phrases.get(p)));
            List<String> expected = new ArrayList<>();
            for (String phrase : phrases) {
                for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
                    expected.add(at + "-" + (at + phrase.length()) + phrase);
                }
            }
            assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    @DisplayName("折叠后位置不变：全角、大小写、各种数字")
    void foldingKeepsPositions() {
        assertThat(Normalise.fold("Ａｂ１２３　Ｃ٣")).isEqualTo("ab123 c3");
        assertThat(Normalise.plain("A座12号，，停 水！")).isEqualTo("a座0号 停 水 ");
        assertThat(Normalise.withoutGreeting("尊敬的书记：您好！小区停水")).isEqualTo("小区停水");
        assertThat(Normalise.withoutGreeting("停水三天")).isEqualTo("停水三天");
    }

    private static String text(Random chance, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("水电气".charAt(chance.nextInt(3)));
        }
        return text.toString();
    }
}
