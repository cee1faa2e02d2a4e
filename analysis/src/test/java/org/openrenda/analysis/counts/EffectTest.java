package org.openrenda.analysis.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EffectTest {

    private static final int DAYS = 1000;
    private static final int START = 500;
    private static final LocalDate DAY = City.FIRST.plusDays(START);

    private static City city(long seed, double factor) {
        City city = new City(seed).series("噪声", "新区", 3, DAYS, START, DAYS, factor);
        for (int area = 0; area < 7; area++) {
            city.series("噪声", "区" + area, 2 + area * 0.5, DAYS, 0, 0, 1);
            city.series("停水", "区" + area, 2, DAYS, 0, 0, 1);
        }
        return city;
    }

    @Test
    @DisplayName("F-HOT-8 督办后下降的幅度平均误差不超过0.08，区间多半盖住真值")
    void measuresAReduction() {
        double error = 0;
        int covered = 0;
        for (long seed = 1; seed <= 10; seed++) {
            double truth = seed % 2 == 0 ? 0.3 : 0.6;
            Effect effect = Effect.of(city(seed, 1 - truth).counts(), "噪声", "新区", DAY);
            error += Math.abs(effect.reduction() - truth) / 10;
            covered += effect.low() <= truth && truth <= effect.high() ? 1 : 0;
            assertThat(effect.verdict()).isIn(Verdict.CLEARLY_DOWN, Verdict.SLIGHTLY_DOWN);
            assertThat(effect.comparison()).contains("其他7个区域");
        }
        assertThat(error).isLessThanOrEqualTo(0.08);
        assertThat(covered).isGreaterThanOrEqualTo(8);
    }

    @Test
    @DisplayName("F-HOT-8 没有效果时不说有效果")
    void claimsNothingWhereThereIsNothing() {
        int claimed = 0;
        for (long seed = 21; seed <= 40; seed++) {
            Effect effect = Effect.of(city(seed, 1).counts(), "噪声", "新区", DAY);
            claimed += effect.verdict() == Verdict.NO_CLEAR_CHANGE ? 0 : 1;
        }
        assertThat(claimed).isLessThanOrEqualTo(2);
    }

    @Test
    @DisplayName("F-HOT-8 翻倍算上升；数值总在-1与1之间")
    void seesARise() {
        Effect effect = Effect.of(city(5, 2.5).counts(), "噪声", "新区", DAY);
        assertThat(effect.verdict()).isEqualTo(Verdict.UP);
        assertThat(effect.reduction()).isEqualTo(-1);
        assertThat(effect.low()).isBetween(-1.0, effect.high());
    }

    @Test
    @DisplayName("F-HOT-8 起始日前后太短、数量太少、没有对照，都说数据不足")
    void saysWhenThereIsTooLittle() {
        var counts = city(6, 0.5).counts();
        Effect early = Effect.of(counts, "噪声", "新区", City.FIRST.plusDays(20));
        Effect late = Effect.of(counts, "噪声", "新区", City.FIRST.plusDays(DAYS - 10));
        var alone = new City(1).series("噪声", "新区", 3, DAYS, 0, 0, 1).counts();
        var rare = city(7, 1).series("噪声", "小镇", 0.01, DAYS, 0, 0, 1).counts();
        assertThat(early.verdict()).isEqualTo(Verdict.TOO_LITTLE_DATA);
        assertThat(late.verdict()).isEqualTo(Verdict.TOO_LITTLE_DATA);
        assertThat(Effect.of(alone, "噪声", "新区", DAY).verdict()).isEqualTo(Verdict.TOO_LITTLE_DATA);
        assertThat(Effect.of(rare, "噪声", "小镇", DAY).verdict()).isEqualTo(Verdict.TOO_LITTLE_DATA);
        assertThatThrownBy(() -> Effect.of(counts, "噪声", "没有的区", DAY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
