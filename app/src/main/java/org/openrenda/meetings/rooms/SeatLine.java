package org.openrenda.meetings.rooms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.seating.HallLayout;
import org.openrenda.meetings.seating.HallRow;
import org.openrenda.meetings.seating.SeatPlace;
import org.openrenda.meetings.seating.SeatingPlan;
import org.openrenda.meetings.sittings.Attendance;
import org.openrenda.meetings.sittings.MeetingAct;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.ParticipantId;

/** One row of the seat map as pages draw it: its seats, block by block. */
public record SeatLine(HallRow row, List<List<Seat>> blocks) {

    /**
     * One seat.
     *
     * @param who null for a free one
     * @param mark one of closed, free, there, gone, leave, away, yet: a word of the style sheet
     */
    public record Seat(SeatPlace place, @Nullable Attendance who, String mark) {

        /** What is read out of it beside its number. */
        public String word() {
            return switch (mark) {
                case "there" -> "在场";
                case "gone" -> "已离席";
                case "leave" -> "请假";
                case "away" -> "未到";
                case "yet" -> "未签到";
                case "closed" -> "停用";
                default -> "空座";
            };
        }
    }

    static List<SeatLine> of(SeatingPlan plan, MeetingView view) {
        Map<ParticipantId, Attendance> people = new HashMap<>();
        view.people().forEach(one -> people.put(one.who().id(), one));
        boolean begun = view.at(MeetingAct.OPEN) != null;
        return of(
                plan.layout(),
                place -> {
                    ParticipantId who = plan.taken().get(place);
                    Attendance there = who == null ? null : people.get(who);
                    return new Seat(place, there, mark(there, begun));
                });
    }

    /** A hall without people. */
    static List<SeatLine> of(HallLayout layout) {
        return of(layout, place -> new Seat(place, null, "free"));
    }

    private static List<SeatLine> of(HallLayout layout, Function<SeatPlace, Seat> seats) {
        List<SeatLine> lines = new ArrayList<>();
        for (HallRow row : layout.rows()) {
            List<List<Seat>> blocks = new ArrayList<>();
            int no = 0;
            for (int size : row.blocks()) {
                List<Seat> block = new ArrayList<>();
                for (int n = 0; n < size; n++) {
                    SeatPlace place = new SeatPlace(row.line(), ++no);
                    boolean closed = layout.closed().contains(place);
                    block.add(closed ? new Seat(place, null, "closed") : seats.apply(place));
                }
                blocks.add(block);
            }
            lines.add(new SeatLine(row, blocks));
        }
        return lines;
    }

    private static String mark(@Nullable Attendance one, boolean begun) {
        if (one == null) {
            return "free";
        }
        if (one.presence().isNow()) {
            return "there";
        }
        if (one.presence().isGone()) {
            return "gone";
        }
        if (one.isExcused()) {
            return "leave";
        }
        return begun ? "away" : "yet";
    }
}
