package org.openrenda.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTest {

    private static final List<Table.Column> COLUMNS =
            List.of(Table.Column.text("title", "问题"), Table.Column.number("n", "诉求"));

    private static Table.Row row(String words, long number) {
        return Table.Row.of(1, Table.Cell.text(words), Table.Cell.number(number));
    }

    private static byte[] xlsx(String title, Table.Row... rows) throws IOException {
        var out = new ByteArrayOutputStream();
        Spreadsheet.write(title, COLUMNS, List.of(rows), out);
        return out.toByteArray();
    }

    private static String csv(Table.Row... rows) throws IOException {
        var out = new ByteArrayOutputStream();
        Spreadsheet.csv(COLUMNS, List.of(rows), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+86", "-5", "@x", "=HYPERLINK(\"x\")", "＝1", "\t=1", "\0=1"})
    @DisplayName("导出的 xlsx 里没有公式，数字是数字，文字是文字")
    void writesNoFormula(String words) throws IOException {
        try (var book =
                new ReadableWorkbook(new ByteArrayInputStream(xlsx("问题", row(words, 12))))) {
            var cells = book.getFirstSheet().read().get(1);
            assertThat(cells.getCell(0).getType()).isEqualTo(CellType.STRING);
            assertThat(cells.getCell(0).getFormula()).isNull();
            assertThat(cells.getCell(1).asNumber()).isEqualByComparingTo(BigDecimal.valueOf(12));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+86", "-5", "@x", "\t1", "\r1", "\0", "＝1", "＋1", "－1", "＠1"})
    @DisplayName("导出的 CSV 里，会被当成公式的开头都加上单引号")
    void guardsCsv(String words) throws IOException {
        assertThat(csv(row(words, 3))).contains("\"'" + words + "\",\"3\"\r\n");
    }

    @Test
    @DisplayName("CSV 带字节序标记，双引号成对，负数仍是数字")
    void writesPlainCsv() throws IOException {
        assertThat(csv(row("他说\"停水\",\n三天", -7)))
                .isEqualTo((char) 0xFEFF + "\"问题\",\"诉求\"\r\n\"他说\"\"停水\"\",\n三天\",\"-7\"\r\n");
    }

    @Test
    @DisplayName("工作表名去掉不许用的字，超过 31 字截断，超长的格截到 32,767 字")
    void keepsLimitsOfTheFormat() throws IOException {
        var title = "一[二]/三:" + "四".repeat(40);
        try (var book =
                new ReadableWorkbook(
                        new ByteArrayInputStream(xlsx(title, row("水".repeat(40_000), 1))))) {
            var sheet = book.getFirstSheet();
            assertThat(sheet.getName()).hasSize(31).doesNotContain("[", "]", "/", ":");
            assertThat(sheet.read().get(1).getCellText(0)).hasSize(32_767).endsWith("…");
        }
    }

    @Test
    @DisplayName("上千行一行不少")
    void writesEveryRow() throws IOException {
        var rows = new Table.Row[1_201];
        for (int n = 0; n < rows.length; n++) rows[n] = row("第 " + n, n);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(xlsx("问题", rows)))) {
            var read = book.getFirstSheet().read();
            assertThat(read).hasSize(1_202);
            assertThat(read.get(1_201).getCellText(0)).isEqualTo("第 1200");
        }
    }
}
