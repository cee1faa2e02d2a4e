package org.openrenda.meetings.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.platform.Refusal;

@DisplayName("档案的内容")
class ContentsTest {

    @Test
    @DisplayName("档案合计有上限：正好到上限的收下，多一个字节的拒绝")
    void hasALimit() {
        Contents contents = new Contents(1L << 20);
        contents.write("一.docx", false, new byte[1 << 19]);
        contents.write("二.docx", false, new byte[1 << 19]);
        assertThat(contents.files()).hasSize(2);
        assertThatThrownBy(() -> contents.write("三.docx", false, new byte[1]))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("超过 1 MB");
    }

    @Test
    @DisplayName("文件名去掉路径和控制字符，不会写到包外面")
    void namesNoOtherPlace() {
        assertThat(Contents.name("../关于“水”的\n报告/附件.")).isEqualTo("..关于“水”的报告附件");
        assertThat(Contents.name("长".repeat(80))).hasSize(60);
    }
}
