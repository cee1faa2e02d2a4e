package org.openrenda.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder where this installation keeps everything it must not lose.
 *
 * @param path an absolute path that exists, without symbolic links
 */
public record DataFolder(Path path) {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** Finds or creates the folder. */
    static DataFolder open(Path path) {
        try {
            if (!Files.exists(path)) {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.createDirectory(path, OWNER_ONLY);
            }
            return new DataFolder(path.toRealPath());
        } catch (IOException failure) {
            if (StartRefused.isFullDisk(failure)) {
                throw StartRefused.fullDisk(path, failure);
            }
            throw new StartRefused("数据文件夹“" + path + "”无法建立或打开，请检查路径和权限。", failure);
        }
    }

    /** A folder inside, created when it is not there yet. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
