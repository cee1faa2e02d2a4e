package org.openrenda.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openrenda.AppTest;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("工作日历和期限")
class WorkingDaysTest {

    @Autowired private Calendar calendar;

    @BeforeAll
    void loaded() {
        assertThat(calendar.isWorkday(LocalDate.of(2026, 1, 1))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-12,false",
        "2024-02-18,true",
        "2024-05-11,true",
        "2025-01-26,true",
        "2025-10-08,false",
        "2026-01-04,true",
        "2026-02-23,false",
        "2026-02-28,true",
        "2026-09-20,true",
        "2026-10-10,true",
        "2026-11-21,false",
        "2026-11-23,true"
    })
    @DisplayName("CAL-6 节假日和调休按国务院办公厅通知，其余按周一至周五")
    void knowsHolidays(LocalDate day, boolean workday) {
        assertThat(calendar.isWorkday(day)).isEqualTo(workday);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-30,1,2026-02-28",
        "2026-11-30,3,2027-03-01",
        "2026-08-22,1,2026-09-22",
        "2026-09-01,1,2026-10-08"
    })
    @DisplayName("CAL-1 按月的期间到对应日，无对应日到月末，末日休假则顺延到休假结束次日")
    void endsMonthsOnTheSameDay(LocalDate start, int months, LocalDate due) {
        assertThat(calendar.due(start, new Span(months, Span.Unit.MONTH))).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-13,1,2026-02-14",
        "2026-02-13,2,2026-02-24",
        "2026-09-30,5,2026-10-13",
        "2026-11-20,1,2026-11-23",
        "2026-11-23,0,2026-11-23"
    })
    @DisplayName("CAL-1 开始当日不计入，工作日跳过休假、算上调休上班日")
    void countsWorkdays(LocalDate start, int days, LocalDate due) {
        assertThat(calendar.due(start, new Span(days, Span.Unit.WORKDAY))).isEqualTo(due);
    }

    @Test
    @DisplayName("2027 年的安排尚未发布，系统明说缺这一年")
    void saysWhichYearIsMissing() {
        boolean lateInTheYear = calendar.today().getMonthValue() >= 11;
        int next = calendar.today().getYear() + 1;
        assertThat(calendar.missingYears().contains(next)).isEqualTo(lateInTheYear);
    }
}
