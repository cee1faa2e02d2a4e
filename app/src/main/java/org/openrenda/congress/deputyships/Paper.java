package org.openrenda.congress.deputyships;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Refusal;

/**
 * On what an act rests: the day it happened and the document that says so.
 *
 * @param document its title or number, such as 代表资格审查委员会报告〔2026〕2 号
 * @param note what else should be remembered, or empty
 */
public record Paper(@Nullable LocalDate on, String document, String note) {

    private static final int DOCUMENT_CHARS_MAX = 200;
    private static final int NOTE_CHARS_MAX = 1_000;

    public Paper {
        document = document.strip();
        note = note.strip();
        if (document.length() > DOCUMENT_CHARS_MAX) {
            throw Refusal.of("document", "依据的文件名称超过 " + DOCUMENT_CHARS_MAX + " 字，请写简称或文号。");
        }
        if (note.length() > NOTE_CHARS_MAX) {
            throw Refusal.of("note", "说明超过 " + NOTE_CHARS_MAX + " 字，请精简。");
        }
    }

    /** Refuses what has no document, no day, or lies in the future. */
    LocalDate checked(LocalDate today) {
        if (document.isEmpty()) {
            throw Refusal.of("document", "请写明依据的文件，例如代表资格审查委员会的报告及文号。");
        }
        if (on == null) {
            throw Refusal.of("on", "请填写日期。");
        }
        if (on.isAfter(today)) {
            throw Refusal.of("on", "日期不能晚于今天。");
        }
        return on;
    }
}
