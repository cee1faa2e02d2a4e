package org.openrenda.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.openrenda.platform.Refusal;

@DisplayName("恶意的表格文件")
class HostileTableFileTest {

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

    @Test
    @DisplayName("F-HOT-1 公式格取保存时已算好的值，不计算")
    void readsCachedValues() throws IOException {
        Path path =
                rawSheet(
                        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>编号</t></is></c>"
                                + "<c r=\"B1\" t=\"inlineStr\"><is><t>数</t></is></c></row>"
                                + "<row r=\"2\"><c r=\"A2\" t=\"str\"><f>1</f><v>A1</v></c>"
                                + "<c r=\"B2\"><f>1+1</f><v>3</v></c></row>",
                        "");
        assertThat(cells(path)).containsExactly(List.of("A1", "3"));
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
    @DisplayName("F-HOT-1 名为 xlsx、其实是文字的文件拒绝，不当作一列文字收下；名为 csv 的照收")
    void refusesTextNamedAsSheet() {
        Path path = text("编号,标题\n1,停水\n");
        assertThatThrownBy(() -> TableFile.open(path, "三月工单.XLSX"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不是 xlsx 表格");
        assertThat(TableFile.open(path, "三月工单.csv").header()).containsExactly("编号", "标题");
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
}
