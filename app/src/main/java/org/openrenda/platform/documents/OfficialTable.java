package org.openrenda.platform.documents;

import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/** A table of an official document as docx: as wide as the text, its head on each page. */
final class OfficialTable {

    /** 版心 of GB/T 9704-2012 in millimetres. */
    private static final double TEXT_WIDTH = 156;

    private static final int POINTS = 12;
    private static final int SMALL_POINTS = 9;

    private OfficialTable() {}

    static void write(XWPFDocument docx, OfficialDocument.Grid grid) {
        XWPFTable table = docx.createTable(grid.size(), grid.head().size());
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        wide(
                table.getCTTbl().getTblPr().isSetTblW()
                        ? table.getCTTbl().getTblPr().getTblW()
                        : table.getCTTbl().getTblPr().addNewTblW(),
                TEXT_WIDTH);
        double all = grid.widths().stream().mapToInt(Integer::intValue).sum();
        List<Double> widths = grid.widths().stream().map(one -> one / all * TEXT_WIDTH).toList();
        var columns = table.getCTTbl().addNewTblGrid();
        widths.forEach(one -> columns.addNewGridCol().setW(OfficialDocx.twips(one)));
        List<XWPFTableRow> rows = table.getRows();
        fill(rows.getFirst(), grid.head(), widths, grid, true);
        rows.getFirst().setRepeatHeader(true);
        for (int at = 0; at < grid.rows().size(); at++) {
            List<String> cells = grid.rows().get(at);
            rows.get(at + 1).setCantSplitRow(true);
            fill(rows.get(at + 1), cells, widths, grid, false);
        }
        docx.createParagraph();
    }

    private static void fill(
            XWPFTableRow row,
            List<String> words,
            List<Double> widths,
            OfficialDocument.Grid grid,
            boolean head) {
        List<XWPFTableCell> cells = row.getTableCells();
        for (int at = 0; at < words.size(); at++) {
            XWPFTableCell cell = cells.get(at);
            wide(cell.getCTTc().addNewTcPr().addNewTcW(), widths.get(at));
            cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
            XWPFParagraph line = cell.getParagraphs().getFirst();
            line.setAlignment(
                    head || grid.isCentred(at)
                            ? ParagraphAlignment.CENTER
                            : ParagraphAlignment.LEFT);
            OfficialDocx.run(
                    line,
                    words.get(at),
                    head ? OfficialDocx.HEADING : OfficialDocx.BODY,
                    grid.small() ? SMALL_POINTS : POINTS);
        }
    }

    private static void wide(CTTblWidth width, double millimetres) {
        width.setType(STTblWidth.DXA);
        width.setW(BigInteger.valueOf(OfficialDocx.twips(millimetres).longValue()));
    }
}
