package org.openrenda.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class WordsTest {

    @Test
    @DisplayName("日期写成 2026年11月22日，短的写成 11-22，没有就空着")
    void writesDates() {
        assertThat(Dates.full(LocalDate.of(2026, 11, 22))).isEqualTo("2026年11月22日");
        assertThat(Dates.shortly(LocalDate.of(2026, 1, 2))).isEqualTo("01-02");
        assertThat(Dates.time(LocalDateTime.of(2026, 1, 2, 9, 5))).isEqualTo("2026年1月2日 09:05");
        assertThat(Dates.full(null)).isEmpty();
    }

    @Test
    @DisplayName("期限说成还剩几个工作日、今天到期、逾期几个工作日，颜色跟着变")
    void writesSpans() {
        assertThat(Dates.due(6, 3)).isEqualTo(StatusWord.blue("还剩 6 个工作日"));
        assertThat(Dates.due(3, 3)).isEqualTo(StatusWord.amber("还剩 3 个工作日"));
        assertThat(Dates.due(0, 3)).isEqualTo(StatusWord.amber("今天到期"));
        assertThat(Dates.due(-2, 3)).isEqualTo(StatusWord.red("逾期 2 个工作日"));
        assertThat(Dates.daysLeft(-2)).isEqualTo("逾期 2 天");
    }

    @Test
    @DisplayName("数字带千分号，减少用真正的减号，没有可比的直说")
    void writesNumbers() {
        assertThat(Numbers.plain(12_400)).isEqualTo("12,400");
        assertThat(Numbers.of(32, "件")).isEqualTo("32 件");
        assertThat(Numbers.change(100, 88)).isEqualTo("−12%");
        assertThat(Numbers.change(100, 104)).isEqualTo("+4%");
        assertThat(Numbers.change(1000, 1001)).isEqualTo("持平");
        assertThat(Numbers.change(0, 5)).isEqualTo("无可比");
        assertThat(Numbers.percent(0.863)).isEqualTo("86.3%");
        assertThat(Numbers.decimal(-0.05, 1)).isEqualTo("−0.1");
    }

    @Test
    @DisplayName("状态必须有词，光有颜色不行")
    void refusesColourWithoutWord() {
        assertThatThrownBy(() -> StatusWord.red(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("表单出错后填过的都在，错误按字段顺序，每个字段只报第一个")
    void keepsWhatWasTyped() {
        var form =
                new Form(
                                "/x",
                                "",
                                Map.of("title", List.of("供水"), "unit", List.of(" ")),
                                Map.of(),
                                "")
                        .require("title", "请写名称")
                        .require("unit", "请选择单位")
                        .error("unit", "单位不存在")
                        .error("due", "期限须在交办之后");
        assertThat(form.errors()).containsOnlyKeys("unit", "due");
        assertThat(form.errors().get("unit")).isEqualTo("请选择单位");
        assertThat(form.text("title", "名称").value()).isEqualTo("供水");
        assertThat(form.date("due", "期限").describedBy()).isEqualTo("f-due-error");
    }

    @Test
    @DisplayName("密码从不回填")
    void neverFillsInPasswords() {
        var form = Form.to("/sign-in").value("password", "secret");
        assertThat(form.password("password", "密码").value()).isEmpty();
    }

    @Test
    @DisplayName("图的每一列数要与横轴一样多")
    void refusesCrookedChart() {
        assertThatThrownBy(() ->
                        Chart.of(
                                "k",
                                "t",
                                Chart.Kind.LINE,
                                "月",
                                List.of("1月", "2月"),
                                Chart.Series.of("a", List.of(1d))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("每种出错都说清发生了什么、该做什么")
    void explainsEveryError() {
        for (var status : HttpStatus.values()) {
            if (!status.isError()) continue;
            var sentences = ErrorPages.sentences(status);
            assertThat(sentences.what()).as(status.toString()).endsWith("。");
            assertThat(sentences.todo()).as(status.toString()).endsWith("。");
        }
    }
}
