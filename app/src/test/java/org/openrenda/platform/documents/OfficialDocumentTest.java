package org.openrenda.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.DocxReader;
import org.openrenda.platform.documents.OfficialDocument.Kind;
import org.openrenda.platform.documents.OfficialDocument.Paragraph;

@DisplayName("公文")
class OfficialDocumentTest {

    private static final OfficialDocument LETTER =
            new OfficialDocument(
                    "测江市住房和城乡建设局",
                    "测建函〔2026〕12号",
                    "办理结果：B",
                    "对测江市人民代表大会建议〔2026〕35号代表建议的答复",
                    "孙莉等代表",
                    OfficialDocument.paragraphs(
                            "您提出的建议收悉，现答复如下：\n一、关于更换设备\n泵房设备分两批更换，经费已经落实。\n（一）第一批\n已于九月完成。\n"
                                    + "感谢您的关心和支持。".repeat(60)),
                    "测江市住房和城乡建设局",
                    LocalDate.of(2026, 9, 3),
                    List.of("测江市人民代表大会常务委员会代表工作机构"));

    @Test
    @DisplayName("FMT-1 纸张 A4，天头 37 毫米，订口 28 毫米，版心宽 156 毫米；正文三号仿宋，标题二号小标宋")
    void pageHasTheMeasuresOfTheStandard() throws IOException {
        try (XWPFDocument docx =
                new XWPFDocument(new ByteArrayInputStream(OfficialDocx.write(LETTER)))) {
            var section = docx.getDocument().getBody().getSectPr();
            double width = millimetres(section.getPgSz().getW());
            double left = millimetres(section.getPgMar().getLeft());
            double right = millimetres(section.getPgMar().getRight());
            assertThat(width).isCloseTo(210, within(0.1));
            assertThat(millimetres(section.getPgSz().getH())).isCloseTo(297, within(0.1));
            assertThat(millimetres(section.getPgMar().getTop())).isCloseTo(37, within(1.0));
            assertThat(left).isCloseTo(28, within(1.0));
            assertThat(width - left - right).isCloseTo(156, within(0.2));
            var title =
                    docx.getParagraphs().stream()
                            .filter(one -> one.getText().equals(LETTER.title()))
                            .findFirst()
                            .orElseThrow();
            assertThat(title.getRuns().getFirst().getFontSizeAsDouble()).isEqualTo(22.0);
            var text =
                    docx.getParagraphs().stream()
                            .filter(one -> one.getText().startsWith("泵房设备"))
                            .findFirst()
                            .orElseThrow();
            assertThat(text.getRuns().getFirst().getFontSizeAsDouble()).isEqualTo(16.0);
            assertThat(text.getRuns().getFirst().getFontFamily()).isEqualTo("仿宋_GB2312");
            assertThat(text.getIndentationFirstLine()).isEqualTo(640);
        }
    }

    private static double millimetres(Object twips) {
        return Double.parseDouble(twips.toString()) / 1440 * 25.4;
    }

    @Test
    @DisplayName("docx 是合法的压缩包，读出的文字与给出的一致，成文日期不编虚位，页码有一字线")
    void docxIsReadBack() throws IOException {
        byte[] bytes = OfficialDocx.write(LETTER);
        assertThat(names(bytes)).contains("[Content_Types].xml", "word/document.xml");
        try (XWPFDocument docx = new XWPFDocument(new ByteArrayInputStream(bytes));
                XWPFWordExtractor reader = new XWPFWordExtractor(docx)) {
            assertThat(reader.getText())
                    .contains("测建函〔2026〕12号", "办理结果：B", "孙莉等代表：", "2026年9月3日", "抄送：测江市")
                    .contains("— ");
        }
    }

    private static OfficialDocument withTable() {
        List<OfficialDocument.Block> body = new java.util.ArrayList<>();
        body.add(Paragraph.heading("一、总体情况"));
        body.add(Paragraph.text("本年立案三件。"));
        body.add(
                new OfficialDocument.Grid(
                        List.of("指标", "比率"),
                        List.of(2, 1),
                        List.of(List.of("交办率", "66.7%"), List.of("签收率", "—")),
                        false));
        body.add(Paragraph.text("表后的一段。"));
        return new OfficialDocument(
                "测江市人民代表大会常务委员会",
                "测人常〔2026〕3号",
                "",
                "代表建议办理情况报告",
                "",
                body,
                "代表工作机构",
                LocalDate.of(2026, 9, 3),
                List.of());
    }

    @Test
    @DisplayName("另一家的阅读器读 docx：机关、文号、标题、段落、表格、署名、日期依次读出")
    void docxIsReadByAnotherReader() throws IOException {
        assertThat(DocxReader.blocks(OfficialDocx.write(withTable())))
                .containsExactly(
                        "测江市人民代表大会常务委员会",
                        "测人常〔2026〕3号",
                        "代表建议办理情况报告",
                        "一、总体情况",
                        "本年立案三件。",
                        "|指标|比率|",
                        "|交办率|66.7%|",
                        "|签收率|—|",
                        "表后的一段。",
                        "代表工作机构",
                        "2026年9月3日");
        assertThat(DocxReader.blocks(OfficialDocx.write(LETTER)))
                .containsSubsequence(
                        "办理结果：B", "测建函〔2026〕12号", LETTER.title(), "孙莉等代表：", "一、关于更换设备");
    }

    @Test
    @DisplayName("PDF 里的表格读得出来，先于其后的段落；行的长短不一的表格不成立")
    void pdfHoldsItsTable() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(OfficialPdf.write(withTable()))) {
            PDFTextStripper down = new PDFTextStripper();
            down.setSortByPosition(true);
            String text = down.getText(pdf).replaceAll("\\s", "");
            assertThat(text).containsSubsequence("本年立案三件。", "指标比率", "交办率66.7%", "表后的一段。");
        }
        List<List<String>> odd = List.of(List.of("一"));
        assertThatThrownBy(() ->
                        new OfficialDocument.Grid(List.of("甲", "乙"), List.of(1, 1), odd, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> names(byte[] bytes) throws IOException {
        List<String> names = new java.util.ArrayList<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    @Test
    @DisplayName("PDF 由另一家的阅读器打开，文字可以检索，字体嵌入，分页并编页码")
    void pdfIsReadByAnotherReader() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(OfficialPdf.write(LETTER))) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(1);
            var size = pdf.getPage(0).getMediaBox();
            assertThat(size.getWidth() / 72 * 25.4f).isCloseTo(210f, within(0.5f));
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
            assertThat(text).contains("测建函〔2026〕12号", "泵房设备分两批更换", "2026年9月3日", "—1—", "—2—");
            for (var name : pdf.getPage(0).getResources().getFontNames()) {
                assertThat(pdf.getPage(0).getResources().getFont(name).isEmbedded()).isTrue();
            }
        }
    }

    @Test
    @DisplayName("“一、”起的短行是标题，“（一）”起的是下一级，成句的仍是正文")
    void headingsAreKnownByTheirNumbers() {
        assertThat(OfficialDocument.paragraphs("一、总体情况\n（一）进展\n一、二两条已经办结。\n\n正文"))
                .extracting(Paragraph::kind)
                .containsExactly(Kind.HEADING, Kind.SUBHEADING, Kind.TEXT, Kind.TEXT);
    }

    @Test
    @DisplayName("标题编号的汉字：一到九百九十九")
    void numbersHeadingsInChinese() {
        assertThat(
                        java.util.stream.IntStream.of(
                                        1, 10, 11, 20, 99, 100, 105, 110, 112, 230, 999)
                                .mapToObj(OfficialDocument::numeral))
                .containsExactly(
                        "一", "十", "十一", "二十", "九十九", "一百", "一百零五", "一百一十", "一百一十二", "二百三十",
                        "九百九十九");
        assertThatThrownBy(() -> OfficialDocument.numeral(0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
