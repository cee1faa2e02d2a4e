package org.openrenda.platform.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Refusal;

/**
 * The rows of a csv or tsv after RFC 4180. A quotation mark that opens a cell but closes none as it
 * should is taken as a letter of the text: one stray mark must not swallow the rows after it.
 */
final class TableFileText implements TableFile.Rows {

    private static final int END = -1;
    private static final int WINDOW = 1 << 16;

    private final Reader reader;
    private final char delimiter;
    private final int width;
    private final StringBuilder cell = new StringBuilder();
    private char[] window = new char[WINDOW];
    private int at;
    private int end;
    private int mark = -1;
    private long line = 1;
    private boolean overlong;
    private boolean shortRows;

    private TableFileText(Reader reader, char delimiter, int width) {
        this.reader = reader;
        this.delimiter = delimiter;
        this.width = width;
    }

    static TableFileText open(
            Path path, Charset charset, char delimiter, boolean packed, int width) {
        try {
            InputStream in = TableFileEncoding.bytes(path, packed);
            Reader reader =
                    new InputStreamReader(
                            in,
                            charset.newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPLACE)
                                    .onUnmappableCharacter(CodingErrorAction.REPLACE));
            TableFileText rows = new TableFileText(reader, delimiter, width);
            if (rows.peek() == 0xFEFF) {
                rows.at++;
            }
            return rows;
        } catch (IOException damaged) {
            throw new Refusal("文件损坏或不完整，没有导入。请重新导出后再试。");
        }
    }

    @Override
    public TableFile.@Nullable Row next() {
        try {
            while (peek() != END) {
                long begins = line;
                overlong = false;
                List<String> cells = new ArrayList<>(Math.max(width, 10));
                boolean ended = readRow(cells);
                if (cells.stream().anyMatch(one -> !one.isEmpty())) {
                    return new TableFile.Row(begins, cells, trouble(cells.size(), ended));
                }
            }
            return null;
        } catch (IOException damaged) {
            throw new Refusal("文件在第 " + line + " 行附近损坏，前面的行已读取。请重新导出后再试。");
        }
    }

    private @Nullable String trouble(int columns, boolean ended) {
        if (overlong) {
            return "有一格超过 " + TableFile.CELL_CHARS_MAX + " 字";
        }
        boolean tooShort = columns < width;
        if (tooShort && !ended && !shortRows && peekQuietly() == END) {
            return "文件在这一行中断：只有 " + columns + " 列，应有 " + width + " 列";
        }
        shortRows |= tooShort;
        return null;
    }

    /** Reads one row and says whether a line break ended it. */
    private boolean readRow(List<String> cells) throws IOException {
        while (true) {
            cell.setLength(0);
            if (peek() != '"' || !readQuoted()) {
                readPlain();
            }
            String text = cell.toString().strip();
            if (cells.size() >= TableFile.COLUMNS_MAX) {
                if (!text.isEmpty()) {
                    throw TableFile.tooManyColumns();
                }
            } else {
                cells.add(text);
            }
            int next = read();
            if (next == delimiter) {
                continue;
            }
            if (next == '\r' && peek() == '\n') {
                at++;
            }
            line += next == END ? 0 : 1;
            return next != END;
        }
    }

    private void readPlain() throws IOException {
        for (int next = peek(); !endsCell(next); next = peek()) {
            at++;
            append((char) next);
        }
    }

    private void append(char letter) {
        if (cell.length() < TableFile.CELL_CHARS_MAX) {
            cell.append(letter);
        } else {
            overlong = true;
        }
    }

    /** Reads a quoted cell, or goes back to its start when it does not end as it should. */
    private boolean readQuoted() throws IOException {
        mark = at;
        long lineBefore = line;
        at++;
        for (int next = read(); next != END; next = read()) {
            if (next == '"') {
                if (peek() == '"') {
                    at++;
                } else if (endsCell(peek())) {
                    mark = -1;
                    return true;
                } else {
                    break;
                }
            }
            if (next == '\n') {
                line++;
            }
            if (cell.length() == TableFile.CELL_CHARS_MAX) {
                break;
            }
            cell.append((char) next);
        }
        at = mark;
        mark = -1;
        line = lineBefore;
        cell.setLength(0);
        return false;
    }

    private boolean endsCell(int next) {
        return next == delimiter || next == '\n' || next == '\r' || next == END;
    }

    private int peekQuietly() {
        try {
            return peek();
        } catch (IOException damaged) {
            return END;
        }
    }

    private int read() throws IOException {
        int next = peek();
        at += next == END ? 0 : 1;
        return next;
    }

    private int peek() throws IOException {
        return at < end || fill() ? window[at] : END;
    }

    /** Brings more text; what stands after the mark stays. */
    private boolean fill() throws IOException {
        int keep = mark < 0 ? at : mark;
        int kept = end - keep;
        if (kept > window.length / 2) {
            window = java.util.Arrays.copyOf(window, window.length * 2);
        }
        System.arraycopy(window, keep, window, 0, kept);
        at -= keep;
        end = kept;
        mark = mark < 0 ? -1 : 0;
        int n = reader.read(window, end, window.length - end);
        if (n <= 0) {
            return false;
        }
        end += n;
        return true;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException onlyRead) {
            throw new java.io.UncheckedIOException(onlyRead);
        }
    }
}
