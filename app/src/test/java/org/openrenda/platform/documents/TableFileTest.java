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
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
                        file("b.csv", ("\uFEFF" + content).getBytes(StandardCharsets.UTF_8)));
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
    @DisplayName("F-HOT-1 公式格取保存时已算好的值，不计算")
    void readsCachedValues() throws IOException {
        Path path =
                rawSheet(
                        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>编号</t></is></c>"
                                + "<c r=\"B1\" t=\"inlineStr\"><is><t>数</t></is></c></row>"
                                + "<row r=\"2\"><c r=\"A2\" t=\"str\"><f>\"A\"&amp;1</f><v>A1</v></c>"
                                + "<c r=\"B2\"><f>1+1</f><v>3</v></c></row>",
                        "");
        assertThat(cells(path)).containsExactly(List.of("A1", "3"));
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
    @DisplayName("F-HOT-1 一万列的表格拒绝")
    void refusesTooManyColumns() {
        Path wide =
                sheet(sheet -> {
                    for (int c = 0; c < 10_000; c++) {
                        sheet.value(0, c, "列" + c);
                    }
                });
        assertThatThrownBy(() -> TableFile.open(wide))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("超过 200 列");
        assertThatThrownBy(() -> TableFile.open(text("列,".repeat(10_000) + "\n")))
                .hasMessageContaining("超过 200 列");
    }

    @Test
    @DisplayName("F-HOT-1 有许多空列的表格照读")
    void allowsEmptyColumns() {
        assertThat(cells(text("编号,内容" + ",".repeat(300) + "\n1,甲" + ",".repeat(300) + "\n")))
                .hasSize(1);
    }

    private static final String SHEET =
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                    + "<sheetData>%s</sheetData></worksheet>";

    /** An xlsx whose only sheet has these rows, and before it whatever stands in {@code head}. */
    private Path rawSheet(String rows, String head) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            part(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/"
                            + "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                            + "</Types>");
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                            + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                            + "relationships\"><sheets><sheet name=\"a\" sheetId=\"1\" "
                            + "r:id=\"rId1\"/></sheets></workbook>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                            + "relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas."
                            + "openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
                            + "Target=\"worksheets/sheet1.xml\"/></Relationships>");
            part(zip, "xl/worksheets/sheet1.xml", head + SHEET.formatted(rows));
        }
        return file("raw.xlsx", out.toByteArray());
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @Test
    @DisplayName("F-HOT-1 压缩炸弹、部分过多、带外部实体的 xlsx 都拒绝")
    void refusesHostileZips() throws IOException {
        Path bomb = rawSheet(" ".repeat(60_000_000), "");
        assertThatThrownBy(() -> TableFile.open(bomb)).hasMessageContaining("解压后过大");
        Path entity = rawSheet("", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>");
        assertThatThrownBy(() -> TableFile.open(entity)).hasMessageContaining("外部引用");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int n = 0; n < 600; n++) {
                part(zip, "xl/worksheets/sheet" + n + ".xml", "");
            }
        }
        assertThatThrownBy(() -> TableFile.open(file("many.xlsx", out.toByteArray())))
                .hasMessageContaining("600 个部分");
    }

    @Test
    @DisplayName("F-HOT-1 gzip 炸弹拒绝")
    void refusesPackedBomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(out)) {
            byte[] piece = "编号,内容\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
            for (int n = 0; n < 200; n++) {
                packed.write(piece);
            }
        }
        assertThatThrownBy(() -> TableFile.open(file("bomb.csv.gz", out.toByteArray())))
                .hasMessageContaining("解压后过大");
    }

    @Test
    @DisplayName("F-HOT-1 不是表格的文件各有一句说明")
    void refusesOtherFiles() throws IOException {
        byte[] noise = new byte[5_000];
        new java.util.Random(7).nextBytes(noise);
        noise[0] = 1;
        assertThatThrownBy(() -> TableFile.open(file("a.bin", noise))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> TableFile.open(file("e.csv", new byte[0])))
                .hasMessageContaining("空的");
        assertThatThrownBy(() -> TableFile.open(text("\n \n\n"))).hasMessageContaining("没有内容");
        assertThatThrownBy(() -> TableFile.open(text("<html><table><tr><td>1</td></tr></table>")))
                .hasMessageContaining("网页");
        byte[] old = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1, 2, 3, 4, 5};
        assertThatThrownBy(() -> TableFile.open(file("a.xls", old))).hasMessageContaining("旧版");
        Path damaged = sheet(sheet -> sheet.value(0, 0, "编号"));
        byte[] half = java.util.Arrays.copyOf(Files.readAllBytes(damaged), 700);
        assertThatThrownBy(() -> TableFile.open(file("half.xlsx", half)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("F-HOT-1 大文件按行读，不进内存；一格过长只坏那一行")
    void streamsLargeFiles() throws IOException {
        Path path = folder.resolve("large.csv");
        int rows = 60_000;
        try (var out = Files.newBufferedWriter(path)) {
            out.write("编号,内容\n");
            for (int n = 0; n < rows; n++) {
                out.write(n + ",\"" + "水".repeat(120) + "\"\n");
            }
            out.write("x," + "水".repeat(150_000) + "\ny,好\n");
        }
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
