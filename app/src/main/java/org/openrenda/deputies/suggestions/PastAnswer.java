package org.openrenda.deputies.suggestions;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What came of a suggestion of an earlier year, in the words of its file. */
public record PastAnswer(
        String unitName,
        String category,
        String text,
        @Nullable LocalDate answeredOn,
        String satisfaction,
        String coSigners) {}
