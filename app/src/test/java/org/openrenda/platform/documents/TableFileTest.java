package org.openrenda.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrenda.platform.Refusal;

@DisplayName("表格文件")
class TableFileTest {

    @TempDir Path folder;

    private Path file(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Path text(String content) {
        return file("a.csv", content.getBytes(StandardCharsets.UTF_8));
    }

    private Path sheet(Consumer<Worksheet> write) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "test", "1.0")) {
            write.accept(book.newWorksheet("工单"));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        return file("a.xlsx", out.toByteArray());
    }

    private static List<TableFile.Row> rows(TableFile file, long skip) {
        List<TableFile.Row> all = new ArrayList<>();
        try (TableFile.Rows rows = file.rows(skip)) {
            for (TableFile.Row row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        }
        return all;
    }

    private static List<List<String>> cells(Path path) {
        return rows(TableFile.open(path), 0).stream().map(TableFile.Row::cells).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "UTF-16"})
    @DisplayName("F-HOT-1 各种编码、有无字节序标记都读得对")
    void readsEncodings(String encoding) {
        String content = "编号,内容\r\n" + "1,停水了\r\n2,路灯不亮\r\n".repeat(3);
        TableFile file = TableFile.open(file("a.csv", content.getBytes(Charset.forName(encoding))));
        assertThat(file.header()).containsExactly("编号", "内容");
        assertThat(rows(file, 0)).hasSize(6);
        assertThat(rows(file, 0).getFirst().cells()).containsExactly("1", "停水了");
        TableFile marked =
                TableFile.open(
                        file("b.csv", ((char) 0xFEFF + content).getBytes(StandardCharsets.UTF_8)));
        assertThat(marked.header()).containsExactly("编号", "内容");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {"','", "';'", "'|'", "'\t'"})
    @DisplayName("F-HOT-1 逗号、分号、竖线、制表符分隔都认得出")
    void findsDelimiters(String delimiter) {
        String content = "编号,时间,内容\n1,2024-01-01,好\n".replace(",", delimiter);
        assertThat(cells(text(content))).containsExactly(List.of("1", "2024-01-01", "好"));
    }

    @Test
    @DisplayName("F-HOT-1 引号内的逗号、换行、双引号是内容，行号仍是文件中的行")
    void readsQuotedCells() {
        TableFile file = TableFile.open(text("编号,内容\n1,\"甲,乙\n\"\"丙\"\"\"\n2,丁\n"));
        assertThat(rows(file, 0))
                .containsExactly(
                        new TableFile.Row(2, List.of("1", "甲,乙\n\"丙\""), null),
                        new TableFile.Row(4, List.of("2", "丁"), null));
    }

    @Test
    @DisplayName("F-HOT-1 多出来的一个引号只当作文字，不吞掉后面的行")
    void doesNotLoseRowsToAStrayQuote() {
        String rows = "1,\"没有合上的引号\n2,乙\n3,\"他说\"停水\n" + "4,\"丙\"\n";
        assertThat(cells(text("编号,内容\n" + rows)))
                .containsExactly(
                        List.of("1", "\"没有合上的引号"),
                        List.of("2", "乙"),
                        List.of("3", "\"他说\"停水"),
                        List.of("4", "丙"));
    }

    @Test
    @DisplayName("F-HOT-1 最后半行说明文件在此中断，别的行照读")
    void tellsOfHalfARow() {
        List<TableFile.Row> rows =
                rows(TableFile.open(text("编号,时间,内容\n1,2024-01-01,甲\n2,2024-0")), 0);
        assertThat(rows.get(0).trouble()).isNull();
        assertThat(rows.get(1).trouble()).isEqualTo("文件在这一行中断：只有 2 列，应有 3 列");
    }

    @Test
    @DisplayName("F-HOT-1 表头上面的标题行、空行和末尾空行都不算数据")
    void skipsTitlesAndBlanks() {
        TableFile file =
                TableFile.open(text("2024年工单明细,,\n\n编号,时间,内容\n1,2024-01-01,甲\n,,\n\n,,\n"));
        assertThat(file.header()).containsExactly("编号", "时间", "内容");
        assertThat(rows(file, 0)).hasSize(1);
        assertThat(rows(file, 0).getFirst().line()).isEqualTo(4);
    }

    @Test
    @DisplayName("F-HOT-1 没有名字和重名的列各有自己的名字")
    void namesEveryColumn() {
        assertThat(TableFile.open(text("编号,,分类,分类\n1,2,3,4\n")).header())
                .containsExactly("编号", "第 2 列", "分类", "分类（2）");
    }

    @Test
    @DisplayName("F-HOT-1 可以从第几行接着读")
    void goesOnFromARow() {
        TableFile file = TableFile.open(text("编号,内容\n" + "1,甲\n2,乙\n3,丙\n"));
        assertThat(rows(file, 2)).extracting(row -> row.cell(0)).containsExactly("3");
        assertThat(rows(file, 9)).isEmpty();
    }

    @Test
    @DisplayName("F-HOT-1 gzip 压缩的 csv 一样能读，不完整的拒绝")
    void readsPackedText() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(out)) {
            packed.write("编号,内容\n1,甲\n".repeat(100).getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = out.toByteArray();
        assertThat(rows(TableFile.open(file("a.csv.gz", bytes)), 0)).hasSize(199);
        byte[] half = java.util.Arrays.copyOf(bytes, bytes.length / 2);
        assertThatThrownBy(() -> TableFile.open(file("b.csv.gz", half)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不完整");
    }

    @Test
    @DisplayName("F-HOT-1 xlsx 的日期、长数字、是否和公式按所见的值读")
    void readsSheets() {
        Path path =
                sheet(sheet -> {
                    sheet.value(0, 0, "编号");
                    sheet.value(0, 1, "时间");
                    sheet.value(0, 2, "电话");
                    sheet.value(0, 3, "解决");
                    sheet.value(1, 0, 20240100001L);
                    sheet.value(1, 1, LocalDateTime.of(2024, 11, 1, 8, 30, 15));
                    sheet.style(1, 1).format("yyyy-mm-dd hh:mm:ss").set();
                    sheet.value(1, 2, 13800138000d);
                    sheet.value(1, 3, true);
                    sheet.value(2, 0, "B-2");
                    sheet.formula(2, 2, "HYPERLINK(\"x\",\"y\")");
                });
        assertThat(cells(path))
                .containsExactly(
                        List.of("20240100001", "2024-11-01 08:30:15", "13800138000", "是"),
                        List.of("B-2"));
    }

    @Test
    @DisplayName("F-HOT-1 上下合并的格，每一行都有它的值")
    void spreadsMergedCells() {
        Path path =
                sheet(sheet -> {
                    sheet.value(0, 0, "区县");
                    sheet.value(0, 1, "编号");
                    sheet.value(1, 0, "东湖区");
                    for (int row = 1; row <= 3; row++) {
                        sheet.value(row, 1, "N" + row);
                    }
                    sheet.range(1, 0, 2, 0).merge();
                });
        assertThat(cells(path))
                .containsExactly(List.of("东湖区", "N1"), List.of("东湖区", "N2"), List.of("", "N3"));
    }

    @Test
    @DisplayName("F-HOT-1 有许多空列的表格照读")
    void allowsEmptyColumns() {
        assertThat(cells(text("编号,内容" + ",".repeat(300) + "\n1,甲" + ",".repeat(300) + "\n")))
                .hasSize(1);
    }

    @Test
    @DisplayName("F-HOT-1 一亿字节的文件按行读，不进内存；一格过长只坏那一行")
    void streamsLargeFiles() throws IOException {
        Path path = folder.resolve("large.csv");
        int rows = 270_000;
        String cell = ",\"" + "水".repeat(120) + "\"\n";
        try (var out = Files.newBufferedWriter(path)) {
            out.write("编号,内容\n");
            for (int n = 0; n < rows; n++) {
                out.write(n + cell);
            }
            out.write("x," + "水".repeat(150_000) + "\ny,好\n");
        }
        assertThat(Files.size(path)).isGreaterThan(100_000_000);
        TableFile file = TableFile.open(path);
        assertThat(file.rowsEstimate()).isEqualTo(rows + 2);
        long read = 0;
        TableFile.Row bad = null;
        try (TableFile.Rows all = file.rows(0)) {
            for (TableFile.Row row = all.next(); row != null; row = all.next()) {
                read++;
                bad = row.trouble() != null ? row : bad;
            }
        }
        assertThat(read).isEqualTo(rows + 2);
        assertThat(bad).isNotNull();
        assertThat(bad.cell(0)).isEqualTo("x");
    }
}
