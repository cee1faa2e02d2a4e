package org.openrenda.hotline.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataFolder;
import org.openrenda.platform.documents.TableFile;
import org.springframework.stereotype.Component;

/**
 * The files that wait to be imported. They hold what people told the hotline, so only the owner of
 * the data folder can read them, and each goes as soon as its import is done or given up.
 */
@Component
class ImportFiles {

    private final Path folder;

    ImportFiles(DataFolder data) {
        this.folder = data.folder("imports");
    }

    /** Keeps a file for good before anyone is told that it was received; returns its name. */
    String keep(InputStream in) {
        Path part = null;
        try {
            part = Files.createTempFile(folder, "file-", ".part");
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                copy(in, Channels.newOutputStream(channel));
                channel.force(true);
            }
            String name = part.getFileName().toString().replace(".part", "");
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
                entry.force(true);
            }
            return name;
        } catch (IOException failure) {
            throw new Refusal("文件没有保存成功，可能是磁盘已满。请告诉系统管理员后再试。");
        } finally {
            delete(part);
        }
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] piece = new byte[1 << 16];
        long size = 0;
        for (int n = in.read(piece); n > 0; n = in.read(piece)) {
            size += n;
            if (size > TableFile.FILE_BYTES_MAX) {
                throw Refusal.of("file", "文件超过 200 MB。请按月份拆成几个文件，或用 gzip 压缩 csv 后再导入。");
            }
            out.write(piece, 0, n);
        }
    }

    Path path(String name) {
        Path file = folder.resolve(name).normalize();
        if (!folder.equals(file.getParent())) {
            throw new IllegalArgumentException("not a file of the imports: " + name);
        }
        return file;
    }

    /** The file just brought, under the name it came by. */
    TableFile open(String name, String cameAs) {
        return TableFile.open(path(name), cameAs);
    }

    TableFile open(String name) {
        Path file = path(name);
        if (!Files.exists(file)) {
            throw new Refusal("上传的文件已不在，请重新上传。");
        }
        return TableFile.open(file);
    }

    long size(String name) {
        try {
            return Files.size(path(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void delete(String name) {
        delete(path(name));
    }

    /**
     * Deletes what no import speaks of and nobody has touched since: a program that was killed
     * while it received a file leaves the half of it here.
     */
    void deleteForgotten(Set<String> needed, Instant before) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path file : all) {
                boolean old = Files.getLastModifiedTime(file).toInstant().isBefore(before);
                if (old && !needed.contains(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(@org.jspecify.annotations.Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
