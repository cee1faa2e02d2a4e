package org.openrenda.platform.database;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Turns what PostgreSQL's programs print when they fail into one sentence. */
final class StartTrouble {

    private StartTrouble() {}

    static StartRefused explain(Path folder, Path log, String said) {
        IllegalStateException cause = new IllegalStateException(said);
        if (StartRefused.isFullDisk(cause)) {
            return StartRefused.fullDisk(folder, cause);
        }
        if (said.contains("Permission denied")) {
            return new StartRefused("数据库无权读写“" + folder + "”里的文件，请检查文件夹的权限。", cause);
        }
        if (said.contains("could not look up effective user ID")) {
            return new StartRefused("当前用户只有编号、没有用户名，数据库不能运行，请换一个有用户名的用户启动。", cause);
        }
        if (!Files.exists(log)) {
            return new StartRefused("数据库没有建立成功：" + reason(said) + "。", cause);
        }
        return new StartRefused(
                "数据库没有启动，数据文件可能已损坏（%s）。详情见“%s”的末尾；程序没有改动数据，请从备份恢复。".formatted(reason(said), log),
                cause);
    }

    /** What the log gained since it had that many bytes. */
    static String since(Path log, long bytes) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        try (FileChannel channel = FileChannel.open(log)) {
            channel.position(Math.min(bytes, channel.size()));
            return new String(
                    Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String reason(String said) {
        List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .filter(line -> line.matches(".*(PANIC|FATAL|error):.*"))
                .findFirst()
                .map(line -> line.replaceFirst(".*?(PANIC|FATAL|error): +", ""))
                .orElse(lines.isEmpty() ? "原因不明" : lines.getLast());
    }
}
