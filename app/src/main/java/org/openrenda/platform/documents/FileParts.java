package org.openrenda.platform.documents;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Whether a packed file has the parts its kind must have. Only the directory is read; nothing is
 * unpacked, so a bomb costs nothing here.
 */
final class FileParts {

    private static final int PARTS_MAX = 10_000;

    private FileParts() {}

    /** Whether each of these is a part, or the folder of one. */
    static boolean has(byte[] content, List<String> wanted) {
        try (ZipFile zip =
                ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                        .setIgnoreLocalFileHeader(true)
                        .get()) {
            List<String> parts =
                    Collections.list(zip.getEntries()).stream()
                            .limit(PARTS_MAX + 1L)
                            .map(ZipArchiveEntry::getName)
                            .toList();
            return parts.size() <= PARTS_MAX && wanted.stream().allMatch(one -> has(parts, one));
        } catch (IOException | IllegalArgumentException damaged) {
            return false;
        }
    }

    private static boolean has(List<String> parts, String wanted) {
        return parts.stream()
                .anyMatch(part ->
                        wanted.endsWith("/") ? part.startsWith(wanted) : part.equals(wanted));
    }
}
