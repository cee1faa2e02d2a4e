package org.openrenda.platform.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.Borders;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/** Writes an official document as docx, to the millimetre of GB/T 9704-2012. */
public final class OfficialDocx {

    static final String BODY = "仿宋_GB2312";
    private static final String TITLE = "方正小标宋简体";
    static final String HEADING = "黑体";
    private static final String SUBHEADING = "楷体_GB2312";
    private static final String PAGE = "宋体";
    private static final String RED = "E60012";
    private static final int TEXT_POINTS = 16;
    private static final int TITLE_POINTS = 22;
    private static final int SMALL_POINTS = 14;

    /** 22 lines on 225 mm. */
    private static final double LINE_POINTS = 28.95;

    private OfficialDocx() {}

    /** The file's bytes. */
    public static byte[] write(OfficialDocument given) {
        try (XWPFDocument docx = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            page(docx);
            head(docx, given);
            paragraph(docx, ParagraphAlignment.CENTER, given.title(), TITLE, TITLE_POINTS);
            blank(docx);
            if (!given.addressee().isEmpty()) {
                text(docx, given.addressee() + "：", BODY, false);
            }
            for (OfficialDocument.Block one : given.body()) {
                switch (one) {
                    case OfficialDocument.Paragraph line ->
                            text(docx, line.text(), font(line.kind()), true)
                                    .setKeepNext(line.isHeading());
                    case OfficialDocument.Grid grid -> OfficialTable.write(docx, grid);
                }
            }
            end(docx, given);
            docx.write(out);
            return out.toByteArray();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String font(OfficialDocument.Kind kind) {
        return switch (kind) {
            case HEADING -> HEADING;
            case SUBHEADING -> SUBHEADING;
            case TEXT, ATTACHMENT -> BODY;
        };
    }

    /** A4; 37 mm above, 28 mm at the binding side, and a text area of 156 by 225 mm. */
    private static void page(XWPFDocument docx) {
        CTSectPr section = docx.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(twips(210));
        size.setH(twips(297));
        CTPageMar margin = section.addNewPgMar();
        margin.setTop(twips(37));
        margin.setLeft(twips(28));
        margin.setRight(twips(26));
        margin.setBottom(twips(35));
        margin.setHeader(twips(15));
        margin.setFooter(twips(28));
        var footer = docx.createFooter(HeaderFooterType.DEFAULT);
        XWPFParagraph number = footer.createParagraph();
        number.setAlignment(ParagraphAlignment.CENTER);
        dash(number, "— ");
        XWPFRun run = dash(number, "");
        run.getCTR()
                .addNewFldChar()
                .setFldCharType(
                        org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType.BEGIN);
        dash(number, "").getCTR().addNewInstrText().setStringValue("PAGE");
        dash(number, "")
                .getCTR()
                .addNewFldChar()
                .setFldCharType(
                        org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType.END);
        dash(number, " —");
    }

    private static XWPFRun dash(XWPFParagraph paragraph, String text) {
        return run(paragraph, text, PAGE, SMALL_POINTS);
    }

    static BigInteger twips(double millimetres) {
        return BigInteger.valueOf(Math.round(millimetres / 25.4 * 1440));
    }

    /** FMT-2: the issuer in red, number and mark below it, and the red line. */
    private static void head(XWPFDocument docx, OfficialDocument given) {
        if (!given.mark().isEmpty()) {
            paragraph(docx, ParagraphAlignment.RIGHT, given.mark(), HEADING, TEXT_POINTS);
        }
        XWPFParagraph name = docx.createParagraph();
        name.setAlignment(ParagraphAlignment.CENTER);
        XWPFRun red = run(name, given.issuer(), TITLE, given.issuerPoints());
        red.setColor(RED);
        XWPFParagraph line =
                paragraph(docx, ParagraphAlignment.CENTER, given.number(), BODY, TEXT_POINTS);
        line.setBorderBottom(Borders.SINGLE);
        line.getCTP().getPPr().getPBdr().getBottom().setColor(RED);
        line.getCTP().getPPr().getPBdr().getBottom().setSz(BigInteger.valueOf(12));
        line.getCTP().getPPr().getPBdr().getBottom().setSpace(BigInteger.valueOf(8));
        blank(docx);
    }

    private static void end(XWPFDocument docx, OfficialDocument given) {
        blank(docx);
        XWPFParagraph signer =
                paragraph(docx, ParagraphAlignment.RIGHT, given.signer(), BODY, TEXT_POINTS);
        signer.setIndentationRight(TEXT_POINTS * 20 * 2);
        XWPFParagraph day =
                paragraph(docx, ParagraphAlignment.RIGHT, given.day(), BODY, TEXT_POINTS);
        day.setIndentationRight(TEXT_POINTS * 20 * 4);
        if (!given.copies().isEmpty()) {
            blank(docx);
            XWPFParagraph copies =
                    paragraph(
                            docx,
                            ParagraphAlignment.LEFT,
                            "抄送：" + String.join("，", given.copies()) + "。",
                            BODY,
                            SMALL_POINTS);
            copies.setBorderTop(Borders.SINGLE);
            copies.setBorderBottom(Borders.SINGLE);
        }
    }

    private static void blank(XWPFDocument docx) {
        paragraph(docx, ParagraphAlignment.LEFT, "", BODY, TEXT_POINTS);
    }

    private static XWPFParagraph text(
            XWPFDocument docx, String words, String font, boolean indented) {
        XWPFParagraph made = paragraph(docx, ParagraphAlignment.BOTH, words, font, TEXT_POINTS);
        if (indented) {
            made.setIndentationFirstLine(TEXT_POINTS * 20 * 2);
        }
        return made;
    }

    private static XWPFParagraph paragraph(
            XWPFDocument docx, ParagraphAlignment at, String words, String font, int points) {
        XWPFParagraph made = docx.createParagraph();
        made.setAlignment(at);
        double line = points > TEXT_POINTS ? LINE_POINTS * 1.25 : LINE_POINTS;
        made.setSpacingBetween(line, LineSpacingRule.EXACT);
        run(made, words, font, points);
        return made;
    }

    static XWPFRun run(XWPFParagraph paragraph, String text, String font, int points) {
        XWPFRun run = paragraph.createRun();
        run.setText(text);
        run.setFontSize(points);
        run.setFontFamily(font);
        CTRPr style = run.getCTR().getRPr();
        style.getRFontsArray(0).setEastAsia(font);
        return run;
    }
}
