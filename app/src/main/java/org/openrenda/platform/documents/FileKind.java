package org.openrenda.platform.documents;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file that are taken, each known by its ending and by its first bytes. */
enum FileKind {
    PDF("pdf", "application/pdf", "25504446"),
    JPG("jpg", "image/jpeg", "ffd8ff"),
    JPEG("jpeg", "image/jpeg", "ffd8ff"),
    PNG("png", "image/png", "89504e470d0a1a0a"),
    DOCX(
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "504b0304"),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "504b0304"),
    OFD("ofd", "application/ofd", "504b0304");

    private final String ending;
    private final String type;
    private final byte[] magic;

    FileKind(String ending, String type, String magic) {
        this.ending = ending;
        this.type = type;
        this.magic = java.util.HexFormat.of().parseHex(magic);
    }

    static Optional<FileKind> ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(k -> lower.endsWith("." + k.ending)).findFirst();
    }

    String type() {
        return type;
    }

    boolean isImage() {
        return type.startsWith("image/");
    }

    boolean looksLike(byte[] content) {
        return content.length >= magic.length
                && Arrays.equals(magic, Arrays.copyOf(content, magic.length));
    }
}
