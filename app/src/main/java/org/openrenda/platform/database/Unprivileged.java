package org.openrenda.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How PostgreSQL's programs are run: it refuses to run as root, so root runs them inside a user
 * namespace, or where that is forbidden as the user nobody.
 *
 * @param prefix words put before each command
 * @param uid the user that owns the files of the database
 */
record Unprivileged(List<String> prefix, int uid) {

    private static final int NOBODY = 65534;

    /** What a finished program said, and whether it succeeded. */
    record Outcome(boolean ok, String output) {}

    static Unprivileged find() throws IOException {
        int self = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        if (self != 0) {
            return new Unprivileged(List.of(), self);
        }
        for (Unprivileged way :
                List.of(
                        new Unprivileged(List.of("unshare", "-U", "--"), 0),
                        new Unprivileged(
                                List.of(
                                        "setpriv",
                                        "--reuid=" + NOBODY,
                                        "--regid=" + NOBODY,
                                        "--clear-groups",
                                        "--"),
                                NOBODY))) {
            if (way.works()) {
                return way;
            }
        }
        throw new StartRefused("PostgreSQL 不能以 root 身份运行，且本机不允许切换身份，请改用普通用户启动。");
    }

    /** Runs a program to its end; after the limit it is ended and counts as failed. */
    Outcome run(int limitInSeconds, List<String> command) throws IOException {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.directory(Path.of("/").toFile());
        builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        CompletableFuture.delayedExecutor(limitInSeconds, TimeUnit.SECONDS)
                .execute(process::destroyForcibly);
        try {
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor() == 0, output);
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StartRefused("启动被中断。", stopped);
        }
    }

    /**
     * Gives a folder to the user of the database, its top last, so that a broken walk is redone.
     */
    void own(Path folder) throws IOException {
        if (uid == (Integer) Files.getAttribute(folder, "unix:uid")) {
            return;
        }
        if (uid != 0 && uid != NOBODY) {
            throw new StartRefused("数据文件夹“" + folder + "”属于另一个用户，请用当初启动它的用户来启动。");
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.filter(path -> !path.equals(folder)).toList()) {
                chown(path);
            }
        }
        chown(folder);
    }

    /** Lets the user of the database pass through the folders of the program, and only pass. */
    void passThrough(Path... folders) throws IOException {
        if (uid != NOBODY) {
            return;
        }
        for (Path folder : folders) {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(folder);
            if (rights.add(PosixFilePermission.OTHERS_EXECUTE)) {
                Files.setPosixFilePermissions(folder, rights);
            }
        }
    }

    void mustReach(Path folder) throws IOException {
        if (!run(10, List.of("sh", "-c", "cd \"$1\"", "sh", folder.toString())).ok()) {
            throw new StartRefused(
                    "数据文件夹“" + folder + "”的上级文件夹不允许数据库进程进入，请用 --data 换到 root 主目录以外的位置，或改用普通用户启动。");
        }
    }

    private void chown(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", uid, java.nio.file.LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", uid, java.nio.file.LinkOption.NOFOLLOW_LINKS);
    }

    private boolean works() {
        try {
            return run(10, List.of("true")).ok();
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
