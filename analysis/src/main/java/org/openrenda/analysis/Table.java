package org.openrenda.analysis;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A tab-separated file in UTF-8 with one header line, plain or gzip, read whole and strictly. */
final class Table {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("[yyyy-M-d][yyyy/M/d][ ]['T'][H:m[:s]]");

    private final Path file;
    private final List<String> header;
    private final List<String[]> rows = new ArrayList<>();

    private Table(Path file, List<String> header) {
        this.file = file;
        this.header = header;
    }

    static Table read(Path file) {
        try (BufferedReader lines = open(file)) {
            String first = lines.readLine();
            if (first == null || first.isBlank() || first.equals("\ufeff")) {
                throw new Problem("文件 " + file + " 是空的。");
            }
            Table table = new Table(file, List.of(cells(first.replace("\ufeff", ""))));
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isEmpty()) {
                    table.add(cells(line), number);
                }
            }
            if (table.rows.isEmpty()) {
                throw new Problem("文件 " + file + " 只有表头，没有数据。");
            }
            return table;
        } catch (NoSuchFileException e) {
            throw new Problem("找不到文件 " + file + "。");
        } catch (CharacterCodingException e) {
            throw new Problem("文件 " + file + " 不是UTF-8编码，请先转换编码。");
        } catch (EOFException | ZipException e) {
            throw new Problem("压缩文件 " + file + " 不完整或已损坏。");
        } catch (IOException e) {
            throw new Problem("读不了文件 " + file + "：" + e.getMessage() + "。");
        }
    }

    /** Gzip is known by its first two bytes, whatever the file is called. */
    private static BufferedReader open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new Problem(file + " 是目录，不是文件。");
        }
        PushbackInputStream bytes = new PushbackInputStream(Files.newInputStream(file), 2);
        byte[] magic = bytes.readNBytes(2);
        bytes.unread(magic);
        boolean gzip = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
        if (!gzip && file.toString().endsWith(".gz") && magic.length > 0) {
            bytes.close();
            throw new Problem("压缩文件 " + file + " 不完整或已损坏。");
        }
        return reader(gzip ? new GZIPInputStream(bytes, 1 << 16) : bytes);
    }

    /** Refuses what is not UTF-8 instead of putting question marks in its place. */
    static BufferedReader reader(InputStream bytes) {
        return new BufferedReader(
                new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()), 1 << 16);
    }

    private static String[] cells(String line) {
        return line.split("\t", -1);
    }

    private void add(String[] cells, int number) {
        if (cells.length != header.size()) {
            throw new Problem(
                    "文件 %s 第%d行有%d列，表头有%d列。".formatted(file, number, cells.length, header.size()));
        }
        rows.add(cells);
    }

    int size() {
        return rows.size();
    }

    boolean has(String column) {
        return header.contains(column);
    }

    String text(int row, String column) {
        return rows.get(row)[need(column)];
    }

    /** The cell, or nothing where there is no such column. */
    String textIfAny(int row, String column) {
        return has(column) ? text(row, column) : "";
    }

    int number(int row, String column) {
        String text = text(row, column).strip();
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw wrong(row, column, text, "整数");
        }
    }

    LocalDate date(int row, String column) {
        String text = text(row, column).strip();
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong(row, column, text, "日期（如2024-05-01）");
        }
    }

    LocalDateTime time(int row, String column) {
        String text = text(row, column).strip();
        try {
            return (LocalDateTime)
                    TIME.parseBest(
                            text, LocalDateTime::from, t -> LocalDate.from(t).atStartOfDay());
        } catch (DateTimeParseException e) {
            throw wrong(row, column, text, "时间（如2024-05-01 08:30:00）");
        }
    }

    private Problem wrong(int row, String column, String text, String kind) {
        return new Problem(
                "文件 %s 第%d条数据的 %s 列应是%s，现为“%s”。".formatted(file, row + 1, column, kind, text));
    }

    Table needing(String... columns) {
        for (String column : columns) {
            need(column);
        }
        return this;
    }

    private int need(String column) {
        int at = header.indexOf(column);
        if (at < 0) {
            throw new Problem("文件 " + file + " 缺少 " + column + " 列。");
        }
        return at;
    }

    Path file() {
        return file;
    }
}
