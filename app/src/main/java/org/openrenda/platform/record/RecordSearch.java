package org.openrenda.platform.record;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor looks for in the record.
 *
 * @param module the module's word, empty for all
 * @param words text in the actor's name, the act or the summary, empty for all
 * @param from the first day, Beijing time, or null
 * @param to the last day, or null
 * @param oldestFirst the other way round; otherwise the newest come first
 * @param most rows at the most, up to {@link #ROWS_MAX}
 */
public record RecordSearch(
        String module,
        String words,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        boolean oldestFirst,
        long offset,
        int most) {

    public static final int ROWS_MAX = 10_000;

    public RecordSearch {
        most = Math.clamp(most, 1, ROWS_MAX);
    }
}
