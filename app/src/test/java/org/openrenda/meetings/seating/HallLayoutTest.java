package org.openrenda.meetings.seating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.platform.Refusal;

@DisplayName("会场的各排")
class HallLayoutTest {

    @Test
    @DisplayName("一行一排，排号可以成段，空行是横过道，主席台不参加自动排座")
    void readsAPlan() {
        HallLayout hall = HallLayout.read("主席台一排：6 6\n\n1-2：8 12 8\n\n后排: 5");
        assertThat(hall.seats()).isEqualTo(12 + 28 + 28 + 5);
        assertThat(hall.rows())
                .extracting(HallRow::name)
                .containsExactly("主席台一排", "第1排", "第2排", "后排");
        assertThat(hall.rows()).extracting(HallRow::gap).containsExactly(false, true, false, true);
        assertThat(hall.inOrder()).hasSize(61).startsWith(new SeatPlace(2, 1));
        assertThat(hall.words(new SeatPlace(3, 28))).isEqualTo("第2排28座");
        assertThat(hall.holds(new SeatPlace(3, 28))).isTrue();
        assertThat(hall.holds(new SeatPlace(3, 29))).isFalse();
        assertThat(hall.holds(new SeatPlace(5, 1))).isFalse();
    }

    @Test
    @DisplayName("六千座可以，多一座不行；看不懂的行说出是哪一行")
    void refusesWhatIsNoHall() {
        assertThat(HallLayout.read("1-40：75 75").seats()).isEqualTo(6_000);
        for (String plan : List.of("1-40：75 75\n41：1", "", "第一排 8 8", "1：0", "9-1：8", "1：151")) {
            assertThatThrownBy(() -> HallLayout.read(plan)).as(plan).isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> HallLayout.read("1：8\n什么")).hasMessageContaining("什么");
    }

    @Test
    @DisplayName("停用的座位不算座、不排人，别的座号不变；写错的说出是哪一座")
    void closesSingleSeats() {
        HallLayout hall = HallLayout.read("主席台：4\n1-2：3 3", "第1排2座、第2排4-6座，主席台1座");
        assertThat(hall.seats()).isEqualTo(16 - 5);
        assertThat(hall.holds(new SeatPlace(2, 2))).isFalse();
        assertThat(hall.holds(new SeatPlace(2, 3))).isTrue();
        assertThat(hall.inOrder())
                .hasSize(8)
                .startsWith(new SeatPlace(2, 1), new SeatPlace(2, 3))
                .endsWith(new SeatPlace(3, 3));
        for (String wrong : List.of("第3排1座", "第1排7座", "第1排0座", "第1排5-4座", "第1排", "后面")) {
            assertThatThrownBy(() -> HallLayout.read("1-2：3 3", wrong))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("“" + wrong + "”不是这个会场的座位");
        }
        assertThatThrownBy(() -> HallLayout.read("1：2", "第1排1-2座")).isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("前面加一排，原来的排按排名找到；改了排名的按位置找到；去掉的没有")
    void findsItsRowsAgain() {
        HallLayout before = HallLayout.read("1：4\n2：4\n后排：4");
        assertThat(HallLayout.read("主席台：2\n1：4\n2：4\n后排：4").linesOf(before))
                .containsOnly(entry(1, 2), entry(2, 3), entry(3, 4));
        assertThat(HallLayout.read("1：4\n2：4\n记者席：4").linesOf(before))
                .containsOnly(entry(1, 1), entry(2, 2), entry(3, 3));
        assertThat(HallLayout.read("1：4\n后排：4").linesOf(before))
                .containsOnly(entry(1, 1), entry(3, 2));
    }
}
