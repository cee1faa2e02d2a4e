package org.openrenda.meetings.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.openrenda.meetings.papers.PaperId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Sha256;

/** Collects what goes into an archive, in its order and within its limit. */
final class Contents {

    /** 1 GiB; more than that is no package that somebody keeps. */
    static final long BYTES_MAX = 1L << 30;

    private static final int NAME_MAX = 60;

    private final long most;
    private final List<ArchiveFile> files = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private long size;

    Contents(long most) {
        this.most = most;
    }

    /** A file that is written now and kept with the archive. */
    void write(String path, boolean secret, byte[] bytes) {
        grow(bytes.length);
        files.add(new ArchiveFile(path, secret, bytes.length, digest(bytes), bytes, null, 0));
    }

    /** A version of a paper, which stays where it is. */
    void refer(String path, boolean secret, byte[] bytes, PaperId paper, int version) {
        grow(bytes.length);
        String sum = digest(bytes);
        files.add(new ArchiveFile(path, secret, bytes.length, sum, null, paper, version));
    }

    void leaveOut(String what) {
        leftOut.add(what);
    }

    private void grow(long by) {
        size += by;
        if (size > most) {
            throw new Refusal("归档的文件合计超过 " + (most >> 20) + " MB，不能归档。请联系系统管理员。");
        }
    }

    List<ArchiveFile> files() {
        return List.copyOf(files);
    }

    List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /** A title as a file may be called. */
    static String name(String title) {
        String plain = title.replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]", "").strip();
        int end = Math.min(plain.length(), NAME_MAX);
        return plain.substring(0, end).replaceAll("\\.+$", "");
    }

    static String digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }

    static String digest(byte[] bytes) {
        return Sha256.hex(bytes);
    }
}
