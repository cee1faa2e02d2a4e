package org.openrenda.congress.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataFolder;
import org.openrenda.platform.documents.TableFile;
import org.springframework.stereotype.Component;

/** The files that wait to be written into the tree; each goes when it is done or given up. */
@Component
class TreeFiles {

    /** A tree of 20,000 rows is some 2 MB; what is larger is something else. */
    static final long FILE_BYTES_MAX = 20L * 1024 * 1024;

    private static final List<String> ENDINGS = List.of(".xlsx", ".csv", ".tsv");

    private final Path folder;

    TreeFiles(DataFolder data) {
        this.folder = data.folder("tree-imports");
    }

    /** Keeps the file; returns the name it is kept under. */
    String keep(String name, InputStream in) {
        String plain = name.toLowerCase(Locale.ROOT);
        String ending =
                ENDINGS.stream()
                        .filter(plain::endsWith)
                        .findFirst()
                        .orElseThrow(() -> Refusal.of("file", "请选择 xlsx、csv 或 tsv 文件。"));
        try {
            Path kept = Files.createTempFile(folder, "tree-", ending);
            try (var out = Files.newOutputStream(kept)) {
                long size = 0;
                byte[] piece = new byte[1 << 16];
                for (int n = in.read(piece); n > 0; n = in.read(piece)) {
                    size += n;
                    if (size > FILE_BYTES_MAX) {
                        throw Refusal.of("file", "文件超过 20 MB，请分成几个文件。");
                    }
                    out.write(piece, 0, n);
                }
            } catch (Refusal tooLarge) {
                Files.deleteIfExists(kept);
                throw tooLarge;
            }
            return kept.getFileName().toString();
        } catch (IOException failure) {
            throw new Refusal("文件没有保存成功，可能是磁盘已满。请告诉系统管理员后再试。");
        }
    }

    TableFile open(String storedAs) {
        Path file = folder.resolve(storedAs);
        if (!Files.exists(file)) {
            throw new Refusal("上传的文件已不在，请重新上传。");
        }
        return TableFile.open(file);
    }

    void delete(String storedAs) {
        try {
            Files.deleteIfExists(folder.resolve(storedAs));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
