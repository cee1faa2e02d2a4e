package org.openrenda.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("代表评价的计算")
class RatingCountTest {

    @Test
    @DisplayName("CAL-2 超过半数不含半数：4 人实评须有 3 人满意或基本满意")
    void halfIsNotMoreThanHalf() {
        assertThat(new RatingCount(5, 1, 1, 2).satisfies(50)).isFalse();
        assertThat(new RatingCount(5, 2, 1, 1).satisfies(50)).isTrue();
    }

    @Test
    @DisplayName("CAL-3 每种人数下的整数比较与分数定义一致，没有舍入")
    void agreesWithTheFraction() {
        for (int cast = 1; cast <= 300; cast++) {
            for (int good = 0; good <= cast; good++) {
                RatingCount count = new RatingCount(cast, good, 0, cast - good);
                assertThat(count.satisfies(50)).isEqualTo(2 * good > cast);
                assertThat(count.satisfies(60)).isEqualTo(5 * good > 3 * cast);
            }
        }
    }

    @Test
    @DisplayName("没有人评价时不算满意")
    void nobodySatisfiesNobody() {
        assertThat(new RatingCount(3, 0, 0, 0).satisfies(50)).isFalse();
    }
}
