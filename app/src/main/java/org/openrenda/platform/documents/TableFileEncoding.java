package org.openrenda.platform.documents;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.openrenda.platform.Refusal;

/** Finds out how a text file is packed, encoded and divided, by reading it through once. */
final class TableFileEncoding {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int SAMPLE_BYTES = 256 * 1024;

    /** 2 GB of text, which is read as a stream and never held. */
    private static final long UNPACKED_BYTES_MAX = 2L * 1024 * 1024 * 1024;

    private static final long RATIO_MAX = 100;
    private static final long RATIO_FLOOR_BYTES = 10L * 1024 * 1024;

    /** So many letters right, and the rest is damage and not another encoding. */
    private static final long LETTERS_PROVING = 50;

    private final long packedBytes;
    private final byte[] sample;
    private long lines;
    private long letters;
    private boolean broken;
    private int pending;

    private TableFileEncoding(long packedBytes, byte[] sample) {
        this.packedBytes = packedBytes;
        this.sample = sample;
    }

    static TableFile look(Path path) throws IOException {
        boolean packed;
        try (InputStream in = Files.newInputStream(path)) {
            byte[] first = in.readNBytes(8);
            packed = first.length > 2 && first[0] == 0x1f && first[1] == (byte) 0x8b;
            refuseOthers(first);
        }
        byte[] sample;
        try (InputStream in = bytes(path, packed)) {
            sample = in.readNBytes(SAMPLE_BYTES);
        }
        if (sample.length == 0) {
            throw new Refusal("文件是空的，没有可以导入的内容。");
        }
        TableFileEncoding look = new TableFileEncoding(Files.size(path), sample);
        look.readThrough(path, packed);
        Charset charset = look.charset();
        String text = new String(sample, charset);
        refuseMarkup(text);
        return new TableFile(
                path, charset, delimiter(text), packed, 0, List.of(), look.lines, List.of());
    }

    static InputStream bytes(Path path, boolean packed) throws IOException {
        InputStream file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        try {
            return packed ? new GZIPInputStream(file, 1 << 16) : file;
        } catch (IOException damaged) {
            file.close();
            throw damaged;
        }
    }

    private static void refuseOthers(byte[] first) {
        boolean oldExcel = first.length == 8 && first[0] == (byte) 0xd0 && first[1] == (byte) 0xcf;
        if (oldExcel) {
            throw new Refusal("这是旧版 Excel 文件（xls）或加密的表格。请另存为不加密的 xlsx 后再导入。");
        }
        if (new String(first, StandardCharsets.ISO_8859_1).startsWith("%PDF")) {
            throw new Refusal("这是 PDF 文件，不是表格。请导出 xlsx 或 csv 后再导入。");
        }
    }

    private static void refuseMarkup(String text) {
        String start = text.substring(0, Math.min(text.length(), 200)).stripLeading();
        if (start.regionMatches(true, 0, "<html", 0, 5)
                || start.regionMatches(true, 0, "<table", 0, 6)
                || start.regionMatches(true, 0, "<!doctype", 0, 9)
                || start.startsWith("<?xml")) {
            throw new Refusal("这个文件的内容是网页，不是表格。请用 Excel 或 WPS 打开后另存为 xlsx 再导入。");
        }
    }

    private void readThrough(Path path, boolean packed) throws IOException {
        byte[] piece = new byte[1 << 16];
        long unpacked = 0;
        boolean endsInLine = false;
        try (InputStream in = bytes(path, packed)) {
            for (int n = in.read(piece); n > 0; n = in.read(piece)) {
                unpacked += n;
                boolean bomb = unpacked > RATIO_FLOOR_BYTES && unpacked / RATIO_MAX > packedBytes;
                if (packed && bomb || unpacked > UNPACKED_BYTES_MAX) {
                    throw new Refusal("文件解压后过大，可能是恶意文件，没有导入。");
                }
                check(piece, n);
                endsInLine = piece[n - 1] != '\n' && piece[n - 1] != 0;
            }
        }
        lines += endsInLine ? 1 : 0;
    }

    /** Follows the bytes as UTF-8 until they break its rules, and counts the lines. */
    private void check(byte[] piece, int size) {
        for (int i = 0; i < size; i++) {
            byte b = piece[i];
            if (b == '\n') {
                lines++;
            }
            if (broken) {
                continue;
            }
            if (pending > 0) {
                if ((b & 0xc0) == 0x80) {
                    pending--;
                    letters += pending == 0 ? 1 : 0;
                } else {
                    broken = letters < LETTERS_PROVING;
                    pending = 0;
                }
            } else if (b < 0) {
                pending =
                        (b & 0xe0) == 0xc0
                                ? 1
                                : (b & 0xf0) == 0xe0 ? 2 : (b & 0xf8) == 0xf0 ? 3 : 0;
                broken = pending == 0 && letters < LETTERS_PROVING;
            }
        }
    }

    private Charset charset() {
        if (startsWith(0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(0xfe, 0xff)) {
            return StandardCharsets.UTF_16BE;
        }
        int[] zeros = new int[2];
        for (int i = 0; i < sample.length; i++) {
            zeros[i % 2] += sample[i] == 0 ? 1 : 0;
        }
        // A few stray zeros in a text are dirt; many are another encoding, or no text at all.
        if ((zeros[0] + zeros[1]) * 1000L > sample.length) {
            return wide(zeros);
        }
        if (!broken) {
            return StandardCharsets.UTF_8;
        }
        if (decodes(GB18030)) {
            return GB18030;
        }
        throw new Refusal("认不出文件的编码，文字会变成乱码，没有导入。请另存为 UTF-8 编码的 csv 或 xlsx 后再试。");
    }

    /** In a table in UTF-16 the digits and delimiters leave zeros in every second byte. */
    private Charset wide(int[] zeros) {
        int most = Math.max(zeros[0], zeros[1]);
        int least = Math.min(zeros[0], zeros[1]);
        if (most < sample.length / 50 || least > most / 20) {
            throw new Refusal("这个文件不是表格。请选择 xlsx、csv 或 tsv 文件。");
        }
        return zeros[0] > zeros[1] ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }

    private boolean startsWith(int first, int second) {
        return sample.length > 1 && sample[0] == (byte) first && sample[1] == (byte) second;
    }

    /** The sample may end within a letter, so its end may break. */
    private boolean decodes(Charset charset) {
        int end = sample.length < SAMPLE_BYTES ? sample.length : lastLineEnd();
        try {
            charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(Arrays.copyOf(sample, end)));
            return true;
        } catch (CharacterCodingException wrong) {
            return false;
        }
    }

    private int lastLineEnd() {
        int end = sample.length;
        while (end > 0 && sample[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** Whatever of the four stands most often in the first lines, counted where it is steady. */
    private static char delimiter(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(20).toList();
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {'\t', ',', ';', '|'}) {
            long sum =
                    lines.stream()
                            .mapToLong(l -> l.chars().filter(c -> c == candidate).count())
                            .map(n -> Math.min(n, TableFile.COLUMNS_MAX))
                            .sorted()
                            .skip(lines.size() / 2)
                            .findFirst()
                            .orElse(0);
            if (sum > most || candidate == '\t' && sum > 0) {
                most = candidate == '\t' ? Long.MAX_VALUE : sum;
                best = candidate;
            }
        }
        return best;
    }
}
