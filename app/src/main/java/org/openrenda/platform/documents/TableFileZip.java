package org.openrenda.platform.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.openrenda.platform.Refusal;

/**
 * Unpacks an xlsx once into nothing, before any reader of spreadsheets touches it: a file that
 * grows without measure or brings its own document type is refused here. It walks the same
 * directory of parts as the reader does, so that the two cannot see different files.
 */
final class TableFileZip {

    private static final int PARTS_MAX = 500;

    /** 500 MB: a million rows of a sheet; the sheet itself is read as a stream. */
    private static final long UNPACKED_BYTES_MAX = 500L * 1024 * 1024;

    /** 100 MB: the texts that a sheet shares are held in memory while it is read. */
    private static final long SHARED_BYTES_MAX = 100L * 1024 * 1024;

    /** A sheet packs to a tenth, a dull one to a fiftieth. */
    private static final long RATIO_MAX = 100;

    private static final long RATIO_FLOOR_BYTES = 10L * 1024 * 1024;
    private static final int MERGED_MAX = 100_000;
    private static final String SHEETS = "xl/worksheets/";

    /** What is looked for may lie across the border of two pieces. */
    private static final int OVERLAP = 64;

    private static final Pattern MERGED =
            Pattern.compile("mergeCell ref=\"([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})\"");

    private final long packedBytes;
    private long unpacked;
    private long rows;
    private List<TableFile.Merged> merged = new ArrayList<>();

    private TableFileZip(long packedBytes) {
        this.packedBytes = packedBytes;
    }

    static boolean isZip(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] first = in.readNBytes(4);
            return first.length == 4 && first[0] == 'P' && first[1] == 'K' && first[2] == 3;
        }
    }

    static TableFile look(Path path) throws IOException {
        TableFileZip look = new TableFileZip(Files.size(path));
        try (ZipFile zip = ZipFile.builder().setPath(path).get()) {
            List<ZipArchiveEntry> parts = Collections.list(zip.getEntries());
            if (parts.size() > PARTS_MAX) {
                throw new Refusal("压缩包里有 " + parts.size() + " 个部分，不像是一张表格，没有导入。");
            }
            if (parts.stream().noneMatch(part -> part.getName().startsWith(SHEETS))) {
                throw new Refusal("这不是 xlsx 表格。请用 Excel 或 WPS 另存为 xlsx 或 csv 后再导入。");
            }
            for (ZipArchiveEntry part : parts) {
                look.unpack(zip, part);
            }
        }
        return new TableFile(path, null, ',', false, 0, List.of(), look.rows, look.merged);
    }

    private void unpack(ZipFile zip, ZipArchiveEntry part) throws IOException {
        boolean xml = part.getName().endsWith(".xml") || part.getName().endsWith(".rels");
        boolean sheet = part.getName().startsWith(SHEETS) && xml;
        boolean shared = part.getName().endsWith("sharedStrings.xml");
        long before = unpacked;
        long rowsHere = 0;
        List<TableFile.Merged> mergedHere = new ArrayList<>();
        byte[] piece = new byte[1 << 16];
        String tail = "";
        boolean start = true;
        try (InputStream in = zip.getInputStream(part)) {
            for (int n = in.readNBytes(piece, 0, piece.length);
                    n > 0;
                    n = in.readNBytes(piece, 0, piece.length)) {
                unpacked += n;
                allow(shared ? unpacked - before : 0);
                String text = tail + new String(piece, 0, n, StandardCharsets.ISO_8859_1);
                if (xml && start) {
                    refuseDocumentType(text);
                    start = false;
                }
                if (sheet) {
                    rowsHere += count(text, "<row", tail.length());
                    addMerged(text, mergedHere, tail.length());
                }
                tail = text.substring(Math.max(0, text.length() - OVERLAP));
            }
        }
        if (sheet && (part.getName().endsWith("/sheet1.xml") || rows == 0)) {
            rows = rowsHere;
            merged = mergedHere;
        }
    }

    private void allow(long sharedBytes) {
        boolean bomb = unpacked > RATIO_FLOOR_BYTES && unpacked / RATIO_MAX > packedBytes;
        if (bomb || unpacked > UNPACKED_BYTES_MAX) {
            throw new Refusal("表格解压后过大，可能是恶意文件，没有导入。确是工单的，请另存为 csv 后再试。");
        }
        if (sharedBytes > SHARED_BYTES_MAX) {
            throw new Refusal("表格里的文字过多，请另存为 csv 后再导入。");
        }
    }

    /** A document type stands before the first element, in any encoding of the letters. */
    private static void refuseDocumentType(String start) {
        String plain = start.replace("\0", "");
        if (plain.contains("<!DOCTYPE") || plain.contains("<!ENTITY")) {
            throw new Refusal("表格里带有外部引用，可能是恶意文件，没有导入。");
        }
    }

    /** Only what ends after the part that was looked at before is counted. */
    private static long count(String text, String word, int seen) {
        long found = 0;
        int from = Math.max(0, seen - word.length());
        for (int at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
            boolean whole = at + word.length() < text.length();
            char next = whole ? text.charAt(at + word.length()) : ' ';
            if (whole && (next == ' ' || next == '>' || next == '/')) {
                found++;
            }
        }
        return found;
    }

    private void addMerged(String text, List<TableFile.Merged> found, int seen) {
        if (text.indexOf("mergeCell ") < 0) {
            return;
        }
        Matcher one = MERGED.matcher(text);
        while (one.find() && found.size() < MERGED_MAX) {
            long first = Long.parseLong(one.group(2));
            long last = Long.parseLong(one.group(4));
            if (one.end() > seen && one.group(1).equals(one.group(3)) && last > first) {
                found.add(new TableFile.Merged(column(one.group(1)), first, last));
            }
        }
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * 26 + letters.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }
}
