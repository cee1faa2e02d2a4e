package org.openrenda.meetings.seating;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.ParticipantId;

/**
 * Who sits where in one meeting.
 *
 * @param seats where each person sits; who has no seat is not in it
 * @param taken the same, from the place
 */
public record SeatingPlan(
        HallId hall,
        String hallName,
        HallLayout layout,
        Map<ParticipantId, SeatPlace> seats,
        Map<SeatPlace, ParticipantId> taken) {

    public SeatingPlan {
        seats = Map.copyOf(seats);
        taken = Map.copyOf(taken);
    }

    /** The seat in words, such as 第3排12座; null for none. */
    public @Nullable String words(ParticipantId who) {
        SeatPlace place = seats.get(who);
        return place == null ? null : layout.words(place);
    }
}
