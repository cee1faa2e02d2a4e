package org.openrenda.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs, unpacked once beside the data they serve. */
final class Binaries {

    /** Changes with the artifact in the pom; a major version changes with a migration of data. */
    static final String VERSION = "18.6.0";

    static final String MAJOR = VERSION.substring(0, VERSION.indexOf('.'));

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private Binaries() {}

    /** Returns the folder with {@code bin/postgres}, unpacking it when it is not there. */
    static Path in(Path parent) throws IOException {
        Path home = parent.resolve("pg-" + VERSION);
        if (Files.isDirectory(home)) {
            return home;
        }
        Path tmp = parent.resolve("pg-" + VERSION + ".tmp");
        FileSystemUtils.deleteRecursively(tmp);
        try {
            unpack(tmp);
            Files.move(tmp, home, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileSystemUtils.deleteRecursively(tmp);
        }
        return home;
    }

    private static void unpack(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (InputStream packed = Binaries.class.getResourceAsStream(ARCHIVE)) {
            if (packed == null
                    || !FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                throw new StartRefused(
                        "内置数据库只支持 Linux x86-64，请用 openrenda.database.url 指定一台 PostgreSQL 服务器。");
            }
            TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)));
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                write(entry, tar, folder);
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path folder)
            throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(content, target);
            boolean runs = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
