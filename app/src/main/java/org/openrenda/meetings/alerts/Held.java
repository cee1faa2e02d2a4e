package org.openrenda.meetings.alerts;

import java.time.LocalDate;
import org.openrenda.meetings.sittings.MeetingId;

/**
 * A meeting as the rules look at it.
 *
 * @param held whether it was opened; otherwise it is still to come
 */
record Held(MeetingId id, String title, LocalDate on, boolean held) {

    Alert.Line line() {
        return new Alert.Line(title + "，" + on, "/meetings/" + id);
    }
}
