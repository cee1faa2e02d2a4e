package org.openrenda.platform.documents;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file that are taken, each known by its ending, its first bytes and its parts. */
enum FileKind {
    PDF("pdf", "application/pdf", "25504446"),
    JPG("jpg", "image/jpeg", "ffd8ff"),
    JPEG("jpeg", "image/jpeg", "ffd8ff"),
    PNG("png", "image/png", "89504e470d0a1a0a"),
    DOCX(
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "504b0304",
            "[Content_Types].xml",
            "word/"),
    XLSX(
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "504b0304",
            "[Content_Types].xml",
            "xl/"),
    OFD("ofd", "application/ofd", "504b0304", "OFD.xml"),
    M4A("m4a", "audio/mp4", ""),
    MP3("mp3", "audio/mpeg", ""),
    WAV("wav", "audio/wav", "52494646");

    private final String ending;
    private final String type;
    private final byte[] magic;
    private final List<String> parts;

    /**
     * @param parts what a packed file of this kind must hold
     */
    FileKind(String ending, String type, String magic, String... parts) {
        this.ending = ending;
        this.type = type;
        this.parts = List.of(parts);
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

    boolean isRecording() {
        return type.startsWith("audio/");
    }

    boolean looksLike(byte[] content) {
        return content.length >= magic.length
                && Arrays.equals(magic, Arrays.copyOf(content, magic.length))
                && (parts.isEmpty() || FileParts.has(content, parts))
                && (!isRecording() || Recording.looksLike(content, this));
    }
}
