package org.openrenda.hotline.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;

/**
 * One import of one file.
 *
 * @param state DRAFT, WAITING, RUNNING, STOPPED, DONE, FAILED or DISCARDED
 * @param rowsTotal rows of the file, an estimate until it is done
 * @param rowsDone rows read and acknowledged; each is one of the four that follow
 * @param trouble why it failed, or empty
 */
public record ImportRun(
        RunId id,
        CongressId congress,
        SourceId source,
        String sourceName,
        String fileName,
        long fileBytes,
        String state,
        long rowsTotal,
        long rowsDone,
        long rowsNew,
        long rowsChanged,
        long rowsSame,
        long rowsBad,
        String trouble,
        String startedBy,
        Instant createdAt,
        @Nullable Instant endedAt) {

    /** Whether it waits for its turn or is at work. */
    public boolean isOpen() {
        return state.equals("WAITING") || state.equals("RUNNING");
    }

    public boolean isDraft() {
        return state.equals("DRAFT");
    }

    public boolean canResume() {
        return state.equals("STOPPED") || state.equals("FAILED");
    }

    /** What became of it, in one sentence. */
    public String report() {
        String rows =
                "读取 %,d 行：新增 %,d，更新 %,d，相同 %,d，有误 %,d。"
                        .formatted(rowsDone, rowsNew, rowsChanged, rowsSame, rowsBad);
        return switch (state) {
            case "DONE" -> "导入完成。" + rows;
            case "STOPPED" -> "已停止，可以从第 %,d 行接着导入。".formatted(rowsDone + 1) + rows;
            case "FAILED" -> trouble + (rowsDone > 0 ? " 此前已" + rows : "");
            default -> "";
        };
    }
}
