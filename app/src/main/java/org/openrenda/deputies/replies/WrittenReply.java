package org.openrenda.deputies.replies;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A draft of an answer as it stands; signed once it has a number. */
public record WrittenReply(
        DraftReply draft,
        @Nullable String number,
        @Nullable String signedBy,
        @Nullable LocalDate signedOn) {}
