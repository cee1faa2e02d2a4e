package org.openrenda.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TextClassifierTest {

    @Test
    @DisplayName("F-HOT-3 学过三类诉求后，没见过的诉求也分得对，把握在0到1之间")
    void labelsUnseenLetters() {
        TextClassifier classifier = TextClassifier.train(Samples.letters(90, 1));
        int right = 0;
        for (Labelled letter : Samples.letters(60, 2)) {
            Guess guess = classifier.classify(letter.title(), letter.text());
            right += guess.label().equals(letter.label()) ? 1 : 0;
            assertThat(guess.confidence()).isBetween(0.0, 1.0);
        }
        assertThat(right).isGreaterThanOrEqualTo(58);
    }

    @Test
    @DisplayName("F-HOT-3 模型存成字节再读回，判断与质量都不变；同样的数据训练出同样的模型")
    void survivesStorageAndIsDeterministic() {
        TextClassifier classifier = TextClassifier.train(Samples.letters(90, 1));
        TextClassifier read = TextClassifier.fromBytes(classifier.toBytes());
        assertThat(read.ranked("", "半夜施工")).isEqualTo(classifier.ranked("", "半夜施工"));
        assertThat(read.quality()).isEqualTo(classifier.quality());
        assertThat(read.quality().texts()).isEqualTo(90);
        assertThat(TextClassifier.train(Samples.letters(90, 1)).toBytes())
                .isEqualTo(classifier.toBytes());
    }

    @Test
    @DisplayName("F-HOT-3 各标签的把握合计为1，最可能的排在最前")
    void ranksAllLabels() {
        List<Guess> ranked =
                TextClassifier.train(Samples.letters(60, 1)).ranked("暖气不热", "取暖费交了没有暖气");
        assertThat(ranked).hasSize(3);
        assertThat(ranked.getFirst().label()).isEqualTo("供热");
        assertThat(ranked.stream().mapToDouble(Guess::confidence).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    @DisplayName("F-HOT-3 空文本也有答案，不出错")
    void answersAnEmptyText() {
        Guess guess = TextClassifier.train(Samples.letters(60, 1)).classify("", "");
        assertThat(guess.confidence()).isLessThan(0.9);
    }

    @Test
    @DisplayName("F-HOT-3 只有一种标签时拒绝训练；残缺的字节拒绝读取")
    void refusesWhatCannotWork() {
        List<Labelled> one = List.of(new Labelled("供热", "", "暖气不热", ""));
        assertThatThrownBy(() -> TextClassifier.train(one))
                .isInstanceOf(IllegalArgumentException.class);
        byte[] bytes = TextClassifier.train(Samples.letters(30, 1)).toBytes();
        assertThatThrownBy(() -> TextClassifier.fromBytes(Arrays.copyOf(bytes, bytes.length / 2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TextClassifier.fromBytes(new byte[] {1, 2, 3, 4, 5}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("F-HOT-3 交叉验证时，待衡量诉求的副本不用来训练")
    void copiesDoNotFlatterTheMeasure() {
        List<Labelled> tested = Samples.letters(60, 3);
        List<Labelled> flattering = new ArrayList<>();
        List<Labelled> misleading = new ArrayList<>();
        for (int i = 0; i < tested.size(); i++) {
            String wrong = "相反" + i % 5;
            flattering.add(new Labelled(wrong, "", tested.get(i).text(), ""));
            misleading.add(new Labelled(wrong, "", tested.get(i).text().replace("，", ""), ""));
        }
        // Trained on every text under its wrong label the measure would be near one.
        assertThat(CrossValidation.evaluate(flattering, flattering, 3).macroF1()).isLessThan(0.5);
        assertThat(CrossValidation.evaluate(flattering, misleading, 3).macroF1()).isLessThan(0.5);
        int[] groups =
                Copies.groups(
                        List.of(
                                Grams.of("", "夜间施工噪音扰民，居民无法休息，请城管局处理东湖工地"),
                                Grams.of("", "夜间 施工 噪音 扰民 居民 无法 休息 城管局 处理 东湖 工地"),
                                Grams.of("", "公积金贷款额度不够，想咨询提取的条件和流程")));
        assertThat(groups[0]).isEqualTo(groups[1]).isNotEqualTo(groups[2]);
    }

    @Test
    @DisplayName("F-HOT-3 质量：两类各对一半时，宏平均F1按两类分别计算")
    void qualityIsMeanOverLabels() {
        Quality quality =
                Quality.of(
                        List.of("甲", "甲", "乙", "乙"),
                        List.of(
                                new Guess("甲", 0.9),
                                new Guess("甲", 0.8),
                                new Guess("甲", 0.4),
                                new Guess("乙", 0.7)));
        assertThat(quality.f1().get("甲")).isEqualTo(0.8);
        assertThat(quality.f1().get("乙")).isEqualTo(2.0 / 3);
        assertThat(quality.accuracy()).isEqualTo(0.75);
        assertThat(quality.autoShare()).isEqualTo(0.75);
        assertThat(quality.threshold()).isEqualTo(0.7);
    }
}
