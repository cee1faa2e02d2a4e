package org.openrenda.platform.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.openpdf.text.Document;
import org.openpdf.text.DocumentException;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;
import org.openpdf.text.pdf.draw.LineSeparator;
import org.openrenda.platform.Refusal;

/** Writes an official document as PDF in the layout of GB/T 9704-2012, with its font inside. */
public final class OfficialPdf {

    private static final java.awt.Color RED = new java.awt.Color(0xE6, 0x00, 0x12);
    private static final float TEXT_POINTS = 16;
    private static final float TITLE_POINTS = 22;
    private static final float SMALL_POINTS = 14;
    private static final float TABLE_POINTS = 12;
    private static final float TABLE_SMALL_POINTS = 9;
    private static final float LINE_POINTS = 28.95f;
    private static final int LINES_WITH_HEADING = 4;

    /** Where systems keep Chinese fonts; the first that is there is used. */
    private static final List<String> FONTS =
            List.of(
                    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc,2",
                    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc,2",
                    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc,2",
                    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
                    "/System/Library/Fonts/Supplemental/Songti.ttc,0",
                    "C:/Windows/Fonts/simfang.ttf",
                    "C:/Windows/Fonts/simsun.ttc,0");

    private OfficialPdf() {}

    /**
     * The file's bytes.
     *
     * @throws Refusal when this machine has no Chinese font
     */
    public static byte[] write(OfficialDocument given) {
        BaseFont font = font();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Document pdf =
                    new Document(PageSize.A4, points(28), points(26), points(37), points(35));
            PdfWriter writer = PdfWriter.getInstance(pdf, out);
            writer.setPageEvent(new PageNumbers(font));
            pdf.addTitle(given.title());
            pdf.addAuthor(given.issuer());
            pdf.open();
            fill(pdf, writer, given, font);
            pdf.close();
            return out.toByteArray();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static float points(double millimetres) {
        return (float) (millimetres / 25.4 * 72);
    }

    private static BaseFont font() {
        Optional<String> found =
                FONTS.stream()
                        .filter(one -> Files.isReadable(Path.of(one.replaceFirst(",\\d+$", ""))))
                        .findFirst();
        if (found.isEmpty()) {
            throw new Refusal("这台服务器没有中文字体，暂时不能生成 PDF；请先下载 docx，或请管理员安装 fonts-noto-cjk。");
        }
        try {
            return BaseFont.createFont(found.get(), BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
        } catch (IOException | DocumentException broken) {
            throw new Refusal("中文字体文件读不出来，暂时不能生成 PDF；请先下载 docx。");
        }
    }

    private static void fill(
            Document pdf, PdfWriter writer, OfficialDocument given, BaseFont font) {
        if (!given.mark().isEmpty()) {
            pdf.add(line(given.mark(), font, TEXT_POINTS, Element.ALIGN_RIGHT));
        }
        float large = given.issuerPoints();
        Paragraph issuer =
                new Paragraph(large * 1.4f, given.issuer(), new Font(font, large, Font.BOLD, RED));
        issuer.setAlignment(Element.ALIGN_CENTER);
        pdf.add(issuer);
        pdf.add(line(given.number(), font, TEXT_POINTS, Element.ALIGN_CENTER));
        pdf.add(new LineSeparator(1.5f, 100, RED, Element.ALIGN_CENTER, -LINE_POINTS / 2));
        Paragraph title =
                new Paragraph(
                        LINE_POINTS * 1.25f,
                        given.title(),
                        new Font(font, TITLE_POINTS, Font.BOLD));
        title.setAlignment(Element.ALIGN_CENTER);
        title.setSpacingBefore(LINE_POINTS * 1.5f);
        title.setSpacingAfter(LINE_POINTS);
        pdf.add(title);
        if (!given.addressee().isEmpty()) {
            pdf.add(line(given.addressee() + "：", font, TEXT_POINTS, Element.ALIGN_LEFT));
        }
        for (OfficialDocument.Block one : given.body()) {
            switch (one) {
                case OfficialDocument.Paragraph paragraph -> {
                    if (paragraph.isHeading()) {
                        keepWithNext(pdf, writer);
                    }
                    pdf.add(text(paragraph, font));
                }
                case OfficialDocument.Grid grid -> pdf.add(table(grid, font));
            }
        }
        end(pdf, given, font);
    }

    /** A heading does not end a page. */
    private static void keepWithNext(Document pdf, PdfWriter writer) {
        if (writer.getVerticalPosition(true) - pdf.bottom() < LINE_POINTS * LINES_WITH_HEADING) {
            pdf.newPage();
        }
    }

    private static Paragraph text(OfficialDocument.Paragraph one, BaseFont font) {
        boolean bold = one.kind() == OfficialDocument.Kind.HEADING;
        Font style = new Font(font, TEXT_POINTS, bold ? Font.BOLD : Font.NORMAL);
        Paragraph text = new Paragraph(LINE_POINTS);
        text.add(ChineseLines.chunk(one.text(), style));
        text.setAlignment(Element.ALIGN_JUSTIFIED);
        text.setFirstLineIndent(TEXT_POINTS * 2);
        return text;
    }

    private static PdfPTable table(OfficialDocument.Grid grid, BaseFont font) {
        PdfPTable table = new PdfPTable(grid.head().size());
        table.setWidths(grid.widths().stream().mapToInt(Integer::intValue).toArray());
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        table.setSplitRows(false);
        table.setSpacingBefore(LINE_POINTS / 2);
        table.setSpacingAfter(LINE_POINTS / 2);
        float points = grid.small() ? TABLE_SMALL_POINTS : TABLE_POINTS;
        Font head = new Font(font, points, Font.BOLD);
        grid.head().forEach(words -> table.addCell(cell(words, head, true)));
        Font style = new Font(font, points);
        for (List<String> row : grid.rows()) {
            for (int at = 0; at < row.size(); at++) {
                table.addCell(cell(row.get(at), style, grid.isCentred(at)));
            }
        }
        return table;
    }

    private static PdfPCell cell(String words, Font style, boolean centred) {
        Phrase line = new Phrase(style.getSize() * 1.4f);
        line.add(ChineseLines.chunk(words, style));
        PdfPCell cell = new PdfPCell(line);
        cell.setHorizontalAlignment(centred ? Element.ALIGN_CENTER : Element.ALIGN_LEFT);
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        cell.setPadding(3);
        cell.setPaddingBottom(5);
        return cell;
    }

    private static void end(Document pdf, OfficialDocument given, BaseFont font) {
        Paragraph signer = line(given.signer(), font, TEXT_POINTS, Element.ALIGN_RIGHT);
        signer.setSpacingBefore(LINE_POINTS);
        signer.setIndentationRight(TEXT_POINTS * 2);
        pdf.add(signer);
        Paragraph day = line(given.day(), font, TEXT_POINTS, Element.ALIGN_RIGHT);
        day.setIndentationRight(TEXT_POINTS * 4);
        pdf.add(day);
        if (!given.copies().isEmpty()) {
            Paragraph copies =
                    line(
                            "抄送：" + String.join("，", given.copies()) + "。",
                            font,
                            SMALL_POINTS,
                            Element.ALIGN_LEFT);
            copies.setSpacingBefore(LINE_POINTS);
            pdf.add(copies);
        }
    }

    private static Paragraph line(String words, BaseFont font, float points, int alignment) {
        Paragraph made = new Paragraph(LINE_POINTS, words, new Font(font, points));
        made.setAlignment(alignment);
        return made;
    }

    /** 页码: 14 points between two dashes, below the text. */
    private static final class PageNumbers extends PdfPageEventHelper {

        private final BaseFont font;

        PageNumbers(BaseFont font) {
            this.font = font;
        }

        @Override
        public void onEndPage(PdfWriter writer, Document pdf) {
            ColumnText.showTextAligned(
                    writer.getDirectContent(),
                    Element.ALIGN_CENTER,
                    new Phrase("— " + writer.getPageNumber() + " —", new Font(font, SMALL_POINTS)),
                    (pdf.left() + pdf.right()) / 2,
                    pdf.bottom() - 20,
                    0);
        }
    }
}
