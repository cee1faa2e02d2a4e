package org.openrenda.meetings.seating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
