package org.openrenda.analysis.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BurstsTest {

    private static final int DAYS = 730;

    private static City quiet(long seed) {
        City city = new City(seed);
        for (int area = 0; area < 8; area++) {
            city.series("噪声", "区" + area, 1 + area * 0.7, DAYS, 0, 0, 1);
        }
        return city;
    }

    @Test
    @DisplayName("F-HOT-6 平常日子里，每个序列每年误报不超过0.2次")
    void staysQuietOnOrdinaryDays() {
        int alerts = 0;
        for (long seed = 1; seed <= 5; seed++) {
            alerts += Bursts.find(quiet(seed).counts()).size();
        }
        assertThat(alerts).isLessThanOrEqualTo((int) (0.2 * 5 * 8 * 2));
    }

    @Test
    @DisplayName("F-HOT-6 突增到五倍，十次里至少九次在两天之内报出，数目、预期和上限都在")
    void findsBurstsWithinTwoDays() {
        int found = 0;
        LocalDate start = City.FIRST.plusDays(500);
        for (long seed = 1; seed <= 10; seed++) {
            City city = quiet(seed).series("噪声", "新区", 3, DAYS, 500, 7, 5);
            List<Burst> bursts =
                    Bursts.find(city.counts()).stream()
                            .filter(burst -> burst.area().equals("新区"))
                            .filter(burst -> !burst.day().isBefore(start))
                            .toList();
            assertThat(bursts).isNotEmpty();
            assertThat(bursts.getFirst().n()).isGreaterThan((int) bursts.getFirst().limit());
            assertThat(bursts.getFirst().expected()).isBetween(1.0, 7.0);
            found += bursts.getFirst().day().isAfter(start.plusDays(2)) ? 0 : 1;
        }
        assertThat(found).isGreaterThanOrEqualTo(9);
    }

    @Test
    @DisplayName("F-HOT-6 只用当天及以前的数据：后来的日子不改变已有的判断")
    void laterDaysChangeNothing() {
        List<DailyCount> all = quiet(4).series("噪声", "新区", 3, DAYS, 400, 9, 4).counts();
        LocalDate cut = City.FIRST.plusDays(405);
        List<Burst> then = Bursts.find(all.stream().filter(c -> !c.date().isAfter(cut)).toList());
        List<Burst> now =
                Bursts.find(all).stream().filter(burst -> !burst.day().isAfter(cut)).toList();
        assertThat(then).isNotEmpty().isEqualTo(now);
    }

    @Test
    @DisplayName("F-HOT-6 没有数量、负的数量、跨度过大的日期都拒绝")
    void refusesImpossibleCounts() {
        assertThatThrownBy(() -> Bursts.find(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DailyCount(City.FIRST, "噪声", "新区", -1))
                .isInstanceOf(IllegalArgumentException.class);
        List<DailyCount> far =
                List.of(
                        new DailyCount(City.FIRST, "噪声", "新区", 1),
                        new DailyCount(City.FIRST.plusYears(900), "噪声", "新区", 1));
        assertThatThrownBy(() -> Bursts.find(far)).isInstanceOf(IllegalArgumentException.class);
    }
}
