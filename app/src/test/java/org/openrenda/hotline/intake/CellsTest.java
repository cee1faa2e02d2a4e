package org.openrenda.hotline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("单元格")
class CellsTest {

    @ParameterizedTest
    @CsvSource({
        "2024-11-01 08:30:15,2024-11-01T08:30:15",
        "2024-11-01 08:30:15.123,2024-11-01T08:30:15",
        "2024/11/1 8:5,2024-11-01T08:05",
        "2024年11月1日8时30分,2024-11-01T08:30",
        "2024.11.1,2024-11-01T00:00",
        "20241101083015,2024-11-01T08:30:15",
        "20241101,2024-11-01T00:00",
        "2024-11-01T08:30:15+08:00,2024-11-01T08:30:15",
        "45597.5,2024-11-01T12:00",
        "45597,2024-11-01T00:00",
        "11/25/2024 3:04:05 PM,2024-11-25T15:04:05",
        "25/11/2024,2024-11-25T00:00",
        "2024-11-01 下午3:04,2024-11-01T15:04",
        "2024-02-29,2024-02-29T00:00"
    })
    @DisplayName("F-HOT-1 各种写法的时间都能认出")
    void readsTimes(String text, String time) {
        assertThat(Cells.time(text)).hasToString("Optional[" + time + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "昨天", "2024-13-01", "2023-02-29", "24-11-01", "12:30", "//", "/1/2"})
    @DisplayName("F-HOT-1 不是时间的不硬认")
    void readsNoTimes(String text) {
        assertThat(Cells.time(text)).isEmpty();
    }

    @Test
    @DisplayName("F-HOT-1 是与否、满意与否照字面，未回访不算回答")
    void readsAnswers() {
        assertThat(Cells.yes("是")).isTrue();
        assertThat(Cells.yes("已解决")).isTrue();
        assertThat(Cells.yes("未解决")).isFalse();
        assertThat(Cells.yes("未回访")).isNull();
        assertThat(Cells.yes("")).isNull();
        assertThat(Cells.satisfaction("非常满意")).isEqualTo(Ticket.Satisfaction.SATISFIED);
        assertThat(Cells.satisfaction("不满意")).isEqualTo(Ticket.Satisfaction.DISSATISFIED);
        assertThat(Cells.satisfaction("基本满意")).isEqualTo(Ticket.Satisfaction.BASICALLY_SATISFIED);
        assertThat(Cells.satisfaction("未评价")).isNull();
        assertThat(Cells.closed("已办结")).isTrue();
        assertThat(Cells.closed("未办结")).isFalse();
    }
}
