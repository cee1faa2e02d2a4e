package org.openrenda.meetings.seating;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.meetings.sittings.Meeting;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Refusal;
import org.springframework.stereotype.Component;

/** Takes the seats of a meeting over into a changed hall, where nobody loses one. */
@Component
class Moving {

    private static final int NAMES_MAX = 5;

    private final SeatTable table;
    private final Sittings sittings;

    Moving(SeatTable table, Sittings sittings) {
        this.table = table;
        this.sittings = sittings;
    }

    void move(String byName, Meeting meeting, HallSheet from, HallSheet to) {
        table.lock(meeting.id());
        table.forgetRemoved(meeting.id());
        Map<Integer, Integer> lines = to.layout().linesOf(from.layout());
        Map<ParticipantId, SeatPlace> seats = table.seats(meeting.id());
        Map<ParticipantId, SeatPlace> after = new HashMap<>();
        List<String> lost = new ArrayList<>();
        List<String> closed = new ArrayList<>();
        seats.forEach((who, place) -> {
            Integer line = lines.get(place.line());
            SeatPlace there = line == null ? null : new SeatPlace(line, place.seat());
            if (there != null && to.layout().holds(there)) {
                after.put(who, there);
            } else {
                String name = sittings.participant(who).name();
                boolean shut = there != null && to.layout().closed().contains(there);
                (shut ? closed : lost).add(from.layout().words(place) + "坐着" + name);
            }
        });
        refuse("plan", meeting, lost);
        refuse("closed", meeting, closed);
        table.vacate(meeting.id(), new ArrayList<>(seats.keySet()));
        table.use(meeting.id(), to.id(), byName);
        table.seat(meeting.id(), to.id(), after);
    }

    private static void refuse(String field, Meeting meeting, List<String> lost) {
        if (!lost.isEmpty()) {
            throw Refusal.of(field, sentence(meeting, lost.stream().sorted().toList()));
        }
    }

    private static String sentence(Meeting meeting, List<String> lost) {
        String some = String.join("，", lost.subList(0, Math.min(NAMES_MAX, lost.size())));
        String more = lost.size() > NAMES_MAX ? "等 " + lost.size() + " 人" : "";
        return "“" + meeting.title() + "”里，" + some + more + "。去掉或者停用这些座位以前，请先在座次里给他们换座位。";
    }
}
