package org.openrenda.deputies.suggestions;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A suggestion of an earlier year with what came of it, as it was on file.
 *
 * @param category the class of the answer in the words of the file; may be empty
 * @param satisfaction how the deputy rated it, in the words of the file; may be empty
 */
record PastSuggestion(
        String number,
        String title,
        String text,
        String leadName,
        String coSigners,
        @Nullable LocalDate submittedOn,
        String unitName,
        String category,
        String answer,
        @Nullable LocalDate answeredOn,
        String satisfaction) {}
