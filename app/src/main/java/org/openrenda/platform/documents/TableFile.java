package org.openrenda.platform.documents;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Refusal;

/**
 * A table that someone brought: an xlsx, or a csv or tsv that may be packed with gzip. It is looked
 * through once before anything is read from it, so that a file made to harm is refused with one
 * sentence, and then read row by row without being held in memory.
 *
 * @param charset how a text file is encoded; null for xlsx
 * @param delimiter what stands between the cells of a text file
 * @param packed whether a text file is packed with gzip
 * @param headerRow how many rows with something in them stand before the first row of data
 * @param header the names of the columns, no two the same
 * @param rowsEstimate rows of data; exact for most files, an estimate where cells hold line breaks
 * @param merged cells that span several rows; their value holds for each of them
 */
public record TableFile(
        Path path,
        @Nullable Charset charset,
        char delimiter,
        boolean packed,
        int headerRow,
        List<String> header,
        long rowsEstimate,
        List<Merged> merged) {

    /** 200 MB: a year's export of a city of millions, and what one upload may be. */
    public static final long FILE_BYTES_MAX = 200L * 1024 * 1024;

    /** Columns that hold something. A hotline export has about thirty. */
    public static final int COLUMNS_MAX = 200;

    /** Characters in one cell; Excel itself ends at 32,767. */
    public static final int CELL_CHARS_MAX = 100_000;

    /** The header stands among the first rows; titles may stand above it. */
    private static final int HEADER_WITHIN_ROWS = 10;

    /** Cells of which all but the first are empty in the file. */
    public record Merged(int column, long firstLine, long lastLine) {}

    /**
     * One row that holds something.
     *
     * @param line where it begins in the file: the line of a text, the row of a sheet
     * @param cells without blanks around them; the last ones may be missing
     * @param trouble why the row cannot be taken as it stands, or null
     */
    public record Row(long line, List<String> cells, @Nullable String trouble) {

        /** The cell of a column, empty when the row ends before it. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    /** The rows of a file in order, one at a time. */
    public interface Rows extends AutoCloseable {

        /** The next row that holds something, or null after the last. */
        @Nullable Row next();

        @Override
        void close();
    }

    /**
     * As {@link #open(Path)}, for a file that was brought under a name: what calls itself a sheet
     * and is none is damaged, and must not pass as a text of one column.
     */
    public static TableFile open(Path path, String name) {
        boolean sheet = name.toLowerCase(Locale.ROOT).endsWith(".xlsx");
        try {
            if (sheet && Files.size(path) > 0 && !TableFileZip.isZip(path)) {
                throw new Refusal("文件名是 xlsx，内容却不是 xlsx 表格，可能已损坏，没有导入。请用 Excel 或 WPS 重新另存后再试。");
            }
        } catch (IOException damaged) {
            throw new Refusal("文件损坏或不完整，没有导入。请重新导出后再试。");
        }
        return open(path);
    }

    /** Looks through the file and finds out what it is, or refuses it. */
    public static TableFile open(Path path) {
        try {
            return looked(path);
        } catch (IOException damaged) {
            throw new Refusal("文件损坏或不完整，没有导入。请重新导出后再试。");
        }
    }

    private static TableFile looked(Path path) throws IOException {
        long size = Files.size(path);
        if (size == 0) {
            throw new Refusal("文件是空的，没有可以导入的内容。");
        }
        if (size > FILE_BYTES_MAX) {
            throw new Refusal("文件超过 200 MB。请按月份拆成几个文件，或用 gzip 压缩 csv 后再导入。");
        }
        TableFile bare =
                TableFileZip.isZip(path) ? TableFileZip.look(path) : TableFileEncoding.look(path);
        return bare.withHeader();
    }

    private TableFile withHeader() {
        List<Row> first = firstRows(HEADER_WITHIN_ROWS);
        if (first.isEmpty()) {
            throw new Refusal("表格里没有内容。");
        }
        int widest = first.stream().mapToInt(TableFile::filled).max().orElse(0);
        int at = 0;
        while (filled(first.get(at)) < Math.max(Math.min(2, widest), widest * 6 / 10)) {
            at++;
        }
        List<String> names = new ArrayList<>();
        for (String name : first.get(at).cells()) {
            names.add(unlike(names, name.replaceAll("\\s+", " ").strip()));
        }
        long rows = Math.max(0, rowsEstimate - at - 1);
        return new TableFile(path, charset, delimiter, packed, at + 1, names, rows, merged);
    }

    /** A name no other column has, so that a column can be found again by it. */
    private static String unlike(List<String> names, String name) {
        String plain = name.isEmpty() ? "第 " + (names.size() + 1) + " 列" : name;
        String unlike = plain;
        for (int n = 2; names.contains(unlike); n++) {
            unlike = plain + "（" + n + "）";
        }
        return unlike;
    }

    private static int filled(Row row) {
        return (int) row.cells().stream().filter(cell -> !cell.isEmpty()).count();
    }

    /** The first rows of data, for people to look at. */
    public List<Row> preview(int most) {
        List<Row> rows = firstRows(headerRow + most);
        return rows.subList(Math.min(headerRow, rows.size()), rows.size());
    }

    private List<Row> firstRows(int most) {
        List<Row> found = new ArrayList<>();
        try (Rows rows = all()) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                found.add(row);
                if (found.size() == most) {
                    break;
                }
            }
        }
        return found;
    }

    /** The rows of data after the first {@code skip} ones. */
    public Rows rows(long skip) {
        Rows rows = all();
        for (long n = 0; n < headerRow + skip; n++) {
            if (rows.next() == null) {
                break;
            }
        }
        return rows;
    }

    private Rows all() {
        return charset == null
                ? TableFileSheet.open(path, merged)
                : TableFileText.open(path, charset, delimiter, packed, header.size());
    }

    static Refusal tooManyColumns() {
        return new Refusal("表格超过 " + COLUMNS_MAX + " 列，不像是工单明细。请只保留需要的列后再导入。");
    }
}
