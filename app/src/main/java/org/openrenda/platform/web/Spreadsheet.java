package org.openrenda.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * Tables as xlsx and CSV files. A cell is a number or words, never a formula: what a citizen typed
 * must not be computed on a clerk's machine.
 */
public final class Spreadsheet {

    /** Rows in one file; Excel itself ends at 1,048,576. */
    public static final int MAX_ROWS = 1_000_000;

    static final int MAX_CELL_LENGTH = 32_767;
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int FLUSH_ROWS = 500;
    private static final int MAX_SHEET_NAME = 31;
    private static final double COLUMN_WIDTH = 18;
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** First characters that make a spreadsheet program compute, with their full-width forms. */
    private static final String COMPUTING = "=+-@\t\r\n\0＝＋－＠";

    private Spreadsheet() {}

    /** Sends the table as a download named by its title. */
    public static void send(HttpServletResponse response, String title, Table table)
            throws IOException {
        var name =
                ContentDisposition.attachment().filename(title + ".xlsx", StandardCharsets.UTF_8);
        response.setContentType(XLSX);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, name.build().toString());
        write(title, table.columns(), table.rows(), response.getOutputStream());
    }

    /** Writes an xlsx; rows are taken one by one, so a long list need not be in memory. */
    public static void write(
            String title, List<Table.Column> columns, Iterable<Table.Row> rows, OutputStream out)
            throws IOException {
        try (var book = new Workbook(out, "OpenRenda", "1.0")) {
            var sheet = book.newWorksheet(sheetName(title));
            sheet.freezePane(0, 1);
            for (int c = 0; c < columns.size(); c++) {
                sheet.width(c, COLUMN_WIDTH);
                sheet.inlineString(0, c, columns.get(c).label());
                sheet.style(0, c).bold().set();
            }
            int r = 0;
            for (var row : rows) {
                if (++r > MAX_ROWS) throw new IllegalArgumentException("more than " + MAX_ROWS);
                writeRow(sheet, r, row);
                if (r % FLUSH_ROWS == 0) sheet.flush();
            }
        }
    }

    /** Writes RFC 4180 CSV in UTF-8 with a byte order mark, which Excel needs for Chinese. */
    public static void csv(List<Table.Column> columns, Iterable<Table.Row> rows, OutputStream out)
            throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        line(writer, columns.stream().map(Table.Column::label).map(Spreadsheet::guarded).toList());
        for (var row : rows) {
            line(writer, row.cells().stream().map(Spreadsheet::csvValue).toList());
        }
        writer.flush();
    }

    private static void writeRow(Worksheet sheet, int r, Table.Row row) {
        for (int c = 0; c < row.cells().size(); c++) {
            var cell = row.cells().get(c);
            if (cell.number() != null) sheet.value(r, c, cell.number());
            else sheet.inlineString(r, c, shortened(cell.text()));
        }
    }

    private static String csvValue(Table.Cell cell) {
        var number = cell.number();
        return number != null ? number.toPlainString() : guarded(cell.text());
    }

    private static String guarded(String text) {
        return !text.isEmpty() && COMPUTING.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static void line(Writer writer, List<String> values) throws IOException {
        var quoted = values.stream().map(v -> "\"" + v.replace("\"", "\"\"") + "\"").toList();
        writer.write(String.join(",", quoted));
        writer.write("\r\n");
    }

    private static String shortened(String text) {
        if (text.length() <= MAX_CELL_LENGTH) return text;
        return text.substring(0, MAX_CELL_LENGTH - 1) + "…";
    }

    private static String sheetName(String title) {
        var name = title.replaceAll("[\\\\/?*\\[\\]:']", " ").strip();
        if (name.isEmpty()) return "Sheet1";
        return name.substring(0, Math.min(name.length(), MAX_SHEET_NAME));
    }
}
