package org.openrenda.deputies.replies;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.platform.AccountId;

/**
 * A recorded meeting, and what the deputy says to the record.
 *
 * @param met whether the deputy confirms it; null as long as nothing was said
 */
public record ConsultationView(
        long id,
        AssignmentId assignment,
        int round,
        Consultation.Phase phase,
        Consultation.Way way,
        LocalDate heldOn,
        AccountId deputy,
        String deputyName,
        String text,
        @Nullable Boolean met,
        String word) {

    /** A record that the deputy denies is none. */
    boolean counts() {
        return !Boolean.FALSE.equals(met);
    }
}
