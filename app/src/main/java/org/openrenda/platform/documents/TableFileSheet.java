package org.openrenda.platform.documents;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Refusal;

/**
 * The rows of the first visible sheet of an xlsx. A formula is never computed: its cell holds what
 * the program that saved the file had computed.
 */
final class TableFileSheet implements TableFile.Rows {

    private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);
    private static final int DAYS_1904 = 1462;
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

    private final ReadableWorkbook book;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final Map<String, Boolean> isDate = new HashMap<>();
    private final List<TableFile.Merged> merged;
    private final Map<Integer, Held> held = new HashMap<>();
    private int pending;
    private long line;

    /** The text of merged cells until their last row; of two in one column the later counts. */
    private record Held(long lastLine, String text) {}

    private TableFileSheet(ReadableWorkbook book, List<TableFile.Merged> merged)
            throws IOException {
        this.book = book;
        Sheet first =
                book.getSheets()
                        .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                        .findFirst()
                        .orElseThrow(() -> new Refusal("表格里没有可见的工作表。"));
        this.stream = first.openStream();
        this.rows = stream.iterator();
        this.merged =
                merged.stream()
                        .filter(one -> one.column() < TableFile.COLUMNS_MAX)
                        .sorted(Comparator.comparingLong(TableFile.Merged::firstLine))
                        .toList();
    }

    static TableFileSheet open(Path path, List<TableFile.Merged> merged) {
        try {
            ReadableWorkbook book = book(path);
            try {
                return new TableFileSheet(book, merged);
            } catch (IOException | RuntimeException failure) {
                book.close();
                throw failure;
            }
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException damaged) {
            throw new Refusal("xlsx 文件损坏，无法打开。请用 Excel 或 WPS 重新保存后再导入。");
        }
    }

    /** Some programs write no styles; then no number can be known as a date, and all else can. */
    private static ReadableWorkbook book(Path path) throws IOException {
        try {
            return new ReadableWorkbook(path.toFile(), new ReadingOptions(true, true));
        } catch (ExcelReaderException withoutStyles) {
            return new ReadableWorkbook(path.toFile(), new ReadingOptions(false, true));
        }
    }

    @Override
    public TableFile.@Nullable Row next() {
        try {
            while (rows.hasNext()) {
                Row row = rows.next();
                line = row.getRowNum();
                List<String> cells = cells(row);
                if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                    spread(cells);
                    return new TableFile.Row(line, cells, null);
                }
            }
            return null;
        } catch (Refusal refusal) {
            throw refusal;
        } catch (RuntimeException damaged) {
            throw new Refusal("xlsx 文件在第 " + (line + 1) + " 行附近损坏，前面的行已读取。请重新保存后再导入。");
        }
    }

    private List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (Cell cell : row) {
            if (cell == null) {
                continue;
            }
            String text = text(cell).strip();
            if (text.isEmpty()) {
                continue;
            }
            if (cell.getColumnIndex() >= TableFile.COLUMNS_MAX) {
                throw TableFile.tooManyColumns();
            }
            while (cells.size() < cell.getColumnIndex()) {
                cells.add("");
            }
            cells.add(text);
        }
        return cells;
    }

    /** The value of merged cells stands in the first of them only. */
    private void spread(List<String> cells) {
        while (pending < merged.size() && merged.get(pending).firstLine() <= line) {
            TableFile.Merged one = merged.get(pending++);
            boolean starts = one.firstLine() == line && one.column() < cells.size();
            held.put(one.column(), new Held(one.lastLine(), starts ? cells.get(one.column()) : ""));
        }
        held.values().removeIf(one -> one.lastLine() < line);
        held.forEach((column, one) -> {
            while (cells.size() <= column) {
                cells.add("");
            }
            if (cells.get(column).isEmpty()) {
                cells.set(column, one.text());
            }
        });
    }

    private String text(Cell cell) {
        if (cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getType() == CellType.STRING) {
            return cell.asString();
        }
        String raw = cell.getRawValue();
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return raw.equals("1") || raw.equals("true") ? "是" : "否";
        }
        return number(cell, raw);
    }

    private String number(Cell cell, String raw) {
        BigDecimal number;
        try {
            number = new BigDecimal(raw);
        } catch (NumberFormatException words) {
            return raw;
        }
        if (Math.abs((long) number.scale()) > 400) {
            return "";
        }
        if (isDate(cell) && number.signum() > 0 && number.compareTo(LAST_DAY) < 0) {
            return date(number);
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);

    private String date(BigDecimal serial) {
        long seconds = serial.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValue();
        int shift = book.isDate1904() ? DAYS_1904 : 0;
        LocalDateTime time = DAY_0.plusDays(shift).atStartOfDay().plusSeconds(seconds);
        return time.toLocalTime().toSecondOfDay() == 0
                ? time.toLocalDate().toString()
                : time.toLocalDate() + " " + time.toLocalTime();
    }

    private boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        Integer id = cell.getDataFormatId();
        return isDate.computeIfAbsent(id + "/" + format, key -> looksLikeDate(id, format));
    }

    /** The ids that Excel keeps for dates, those of its Chinese edition among them. */
    private static boolean looksLikeDate(@Nullable Integer id, @Nullable String format) {
        if (id != null
                && (id >= 14 && id <= 22
                        || id >= 27 && id <= 36
                        || id >= 45 && id <= 47
                        || id >= 50 && id <= 58)) {
            return true;
        }
        return format != null
                && format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "")
                        .toLowerCase(java.util.Locale.ROOT)
                        .matches(".*[ymdhs年月日].*");
    }

    @Override
    public void close() {
        stream.close();
        try {
            book.close();
        } catch (IOException onlyRead) {
            throw new java.io.UncheckedIOException(onlyRead);
        }
    }
}
