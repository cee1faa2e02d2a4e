package org.openrenda.voting.polls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("多数")
class MajorityTest {

    private static final int MOST = 3_000;

    @Test
    @DisplayName("CAL-3 过半数：1 到 3000 人每一个人数，恰好是两倍超过总数的最小票数")
    void moreThanHalf() {
        for (int n = 1; n <= MOST; n++) {
            int needed = Majority.moreThan(1, 2).needed(n);
            assertThat(needed).as("of " + n).isEqualTo(n / 2 + 1);
            assertThat(2 * needed).isGreaterThan(n);
            assertThat(2 * (needed - 1)).isLessThanOrEqualTo(n);
        }
    }

    @Test
    @DisplayName("CAL-2 CAL-3 各种比例，含本数与不含本数：1 到 3000 人逐一与交叉相乘的算法一致，差一票就不够")
    void everyShareOfEveryNumber() {
        List<int[]> shares =
                List.of(
                        new int[] {1, 2},
                        new int[] {2, 3},
                        new int[] {1, 3},
                        new int[] {3, 4},
                        new int[] {3, 5},
                        new int[] {1, 5},
                        new int[] {1, 1});
        for (int[] share : shares) {
            for (int n = 1; n <= MOST; n++) {
                int needed = Majority.atLeast(share[0], share[1]).needed(n);
                assertThat(reaches(needed, share, n, 0)).isTrue();
                assertThat(reaches(needed - 1, share, n, 0)).isFalse();
                int more = Majority.moreThan(share[0], share[1]).needed(n);
                assertThat(reaches(more, share, n, 1)).isTrue();
                assertThat(reaches(more - 1, share, n, 1)).isFalse();
            }
        }
    }

    /** The second formula: votes times the denominator against the base times the numerator. */
    private static boolean reaches(int votes, int[] share, int base, int more) {
        BigInteger left = BigInteger.valueOf(votes).multiply(BigInteger.valueOf(share[1]));
        BigInteger right = BigInteger.valueOf(base).multiply(BigInteger.valueOf(share[0]));
        return left.compareTo(right) >= more;
    }

    @Test
    @DisplayName("CAL-3 三分之二以上：9 人须 6 人，10 人须 7 人；过半数：65 人须 33 人，64 人须 33 人")
    void knownNumbers() {
        assertThat(Majority.atLeast(2, 3).needed(9)).isEqualTo(6);
        assertThat(Majority.atLeast(2, 3).needed(10)).isEqualTo(7);
        assertThat(Majority.moreThan(1, 2).needed(65)).isEqualTo(33);
        assertThat(Majority.moreThan(1, 2).needed(64)).isEqualTo(33);
        assertThat(Majority.atLeast(2, 3).needed(2_980)).isEqualTo(1_987);
    }

    @Test
    @DisplayName("CAL-3 一票也没有时什么也不能通过，不论基数和比例")
    void nothingIsCarriedByNobody() {
        for (int n = 0; n <= MOST; n++) {
            assertThat(Majority.mostVotes().reached(0, n)).isFalse();
            assertThat(Majority.atLeast(1, 3).reached(0, n)).isFalse();
        }
        assertThat(Majority.mostVotes().reached(1, MOST)).isTrue();
    }

    @Test
    @DisplayName("CAL-2 用法律的话说：过半数、半数以上、三分之二以上、超过三分之一")
    void speaksTheLaw() {
        assertThat(Majority.moreThan(1, 2).words()).isEqualTo("过半数");
        assertThat(Majority.atLeast(1, 2).words()).isEqualTo("半数以上");
        assertThat(Majority.atLeast(2, 3).words()).isEqualTo("三分之二以上");
        assertThat(Majority.moreThan(1, 3).words()).isEqualTo("超过三分之一");
        assertThat(Majority.mostVotes().words()).isEqualTo("以得票多的当选");
    }

    @Test
    @DisplayName("CAL-3 分母为零、比例大于一的不是比例")
    void refusesWhatIsNoShare() {
        assertThatThrownBy(() -> Majority.atLeast(1, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Majority.atLeast(3, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Majority.atLeast(-1, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
