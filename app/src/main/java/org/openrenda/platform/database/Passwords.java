package org.openrenda.platform.database;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** The random passwords of the embedded database's three roles, in a file only its owner reads. */
record Passwords(String superuser, String owner, String app) {

    private static final int BYTES = 24;

    /** Reads the file; before the first start of a data folder, makes it. */
    static Passwords of(Path file, boolean databaseExists) throws IOException {
        if (Files.exists(file)) {
            return read(file);
        }
        if (databaseExists) {
            throw new StartRefused("数据文件夹缺少数据库口令文件“" + file + "”，请从备份恢复它；数据未被改动。");
        }
        SecureRandom random = new SecureRandom();
        Passwords fresh = new Passwords(random(random), random(random), random(random));
        Path tmp = file.resolveSibling(file.getFileName() + ".tmp");
        writePrivately(tmp, fresh.text());
        Files.move(tmp, file, StandardCopyOption.ATOMIC_MOVE);
        return fresh;
    }

    /** Writes a file that nobody but its owner can read at any moment. */
    static void writePrivately(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private static Passwords read(Path file) throws IOException {
        Properties lines = new Properties();
        lines.load(new StringReader(Files.readString(file)));
        Passwords found =
                new Passwords(
                        lines.getProperty("superuser"),
                        lines.getProperty("owner"),
                        lines.getProperty("app"));
        if (found.superuser == null || found.owner == null || found.app == null) {
            throw new StartRefused("数据库口令文件“" + file + "”已损坏，请从备份恢复它；数据未被改动。");
        }
        return found;
    }

    private String text() {
        return "superuser=%s%nowner=%s%napp=%s%n".formatted(superuser, owner, app);
    }

    private static String random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "Passwords[hidden]";
    }
}
