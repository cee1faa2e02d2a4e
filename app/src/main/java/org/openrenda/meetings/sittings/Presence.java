package org.openrenda.meetings.sittings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the log of one person's coming and going amounts to: the times in the room.
 *
 * @param marks in the order of their time
 */
public record Presence(List<Mark> marks) {

    /** One line of the log. */
    public record Mark(AttendanceWay way, Instant at) {}

    /** A time in the room; without an end while it lasts. */
    public record Interval(Instant from, @Nullable Instant until) {

        /** The beginning belongs to it, the end does not. */
        boolean holds(Instant at) {
            return !at.isBefore(from) && (until == null || at.isBefore(until));
        }
    }

    public Presence {
        marks = List.copyOf(marks);
    }

    public List<Interval> intervals() {
        List<Interval> found = new ArrayList<>();
        Instant from = null;
        for (Mark mark : marks) {
            if (mark.way().isPresent() && from == null) {
                from = mark.at();
            } else if (!mark.way().isPresent() && from != null) {
                found.add(new Interval(from, mark.at()));
                from = null;
            }
        }
        if (from != null) {
            found.add(new Interval(from, null));
        }
        return found;
    }

    public boolean at(Instant at) {
        return intervals().stream().anyMatch(one -> one.holds(at));
    }

    public boolean isNow() {
        return !marks.isEmpty() && marks.getLast().way().isPresent();
    }

    /** Whether the first coming was after the opening. */
    public boolean isLate(@Nullable Instant openedAt) {
        return openedAt != null && !marks.isEmpty() && marks.getFirst().at().isAfter(openedAt);
    }

    /** Whether the person had gone when the meeting was closed, or is gone now. */
    public boolean isGone() {
        return !marks.isEmpty() && !isNow();
    }
}
