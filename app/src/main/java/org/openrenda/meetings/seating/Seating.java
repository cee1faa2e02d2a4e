package org.openrenda.meetings.seating;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.Meeting;
import org.openrenda.meetings.sittings.MeetingAct;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingsPermission;
import org.openrenda.meetings.sittings.Participant;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Halls of a congress and who sits where in a meeting: nobody twice, nobody on another's seat. */
@Component
@Transactional
public class Seating {

    private static final int NAME_MAX = 40;
    private static final int CLOSED_MAX = 2_000;

    private final SeatTable table;
    private final Sittings sittings;
    private final Moving moving;
    private final Record record;

    Seating(SeatTable table, Sittings sittings, Moving moving, Record record) {
        this.table = table;
        this.sittings = sittings;
        this.moving = moving;
        this.record = record;
    }

    /** Enters a hall of the own congress, by its plan (see {@link HallLayout}). */
    public HallId addHall(Actor actor, String name, String plan) {
        actor.require(MeetingsPermission.PLAN, actor.home());
        List<HallSheet> all = table.of(actor.home());
        if (all.size() >= SeatTable.HALLS_MAX) {
            throw new Refusal("最多登记 " + SeatTable.HALLS_MAX + " 个会场。");
        }
        HallId id = table.nextHall();
        table.add(id, actor.home(), sheet(id, name, plan, "", all), actor.name());
        return id;
    }

    private static HallSheet sheet(
            HallId id, String given, String plan, String closed, List<HallSheet> others) {
        String name = Refusal.needed("name", "请写明会场名称", given);
        if (name.length() > NAME_MAX) {
            throw Refusal.of("name", "会场名称写在 " + NAME_MAX + " 字以内。");
        }
        if (others.stream().anyMatch(one -> one.name().equals(name))) {
            throw Refusal.of("name", "已经有叫“" + name + "”的会场了。");
        }
        if (closed.strip().length() > CLOSED_MAX) {
            throw Refusal.of("closed", "停用的座位写在 " + CLOSED_MAX + " 字以内，相连的写成“第3排5-8座”。");
        }
        HallLayout layout = HallLayout.read(plan, closed);
        return new HallSheet(id, name, plan.strip(), closed.strip(), layout, false);
    }

    /**
     * Sets a hall right, also while meetings use it: whoever has a seat keeps it. Meetings that are
     * over keep the layout they had.
     *
     * @param closed seats out of use, such as 第3排12座, apart by 、
     * @throws Refusal naming who sits on a seat that would go
     */
    public HallId changeHall(Actor actor, HallId id, String name, String plan, String closed) {
        SeatTable.Owned before = owned(actor, id);
        List<HallSheet> others = new ArrayList<>(table.of(before.congress()));
        others.removeIf(one -> one.id().equals(id));
        HallId next = table.nextHall();
        if (!table.replace(id, next)) {
            throw new Refusal("有人刚修改过这个会场，请刷新页面再改。");
        }
        HallSheet after = sheet(next, name, plan, closed, others);
        table.add(next, before.congress(), after, actor.name());
        for (MeetingId meeting : table.using(id)) {
            Meeting one = sittings.hall(meeting).meeting();
            if (one.stage().allows(MeetingAct.CHANGE)) {
                moving.move(actor.name(), one, before.sheet(), after);
                note(
                        actor,
                        one,
                        "会场“" + after.name() + "”的座位有改动，现有 " + after.layout().seats() + " 座");
            }
        }
        record.noteInside(
                actor,
                before.congress(),
                new Subject("meetings", "hall", next.value()),
                "修改会场",
                "“" + after.name() + "”，" + after.layout().seats() + " 座");
        return next;
    }

    /** One hall with its rows; refused where another layout has taken its place. */
    @Transactional(readOnly = true)
    public HallSheet hall(Actor actor, HallId id) {
        return owned(actor, id).sheet();
    }

    private SeatTable.Owned owned(Actor actor, HallId id) {
        SeatTable.Owned hall = table.find(id).orElseThrow(Seating::noHall);
        actor.require(MeetingsPermission.PLAN, hall.congress());
        return hall;
    }

    /** Takes a hall off the list that no meeting ever used. */
    public void dropHall(Actor actor, HallId id) {
        SeatTable.Owned hall = owned(actor, id);
        if (hall.sheet().used()) {
            throw new Refusal("“" + hall.sheet().name() + "”已有会议用过，不能去掉。");
        }
        table.drop(id);
    }

    private static Refusal noHall() {
        return new Refusal("没有这个会场。");
    }

    @Transactional(readOnly = true)
    public List<HallSheet> halls(Actor actor) {
        actor.require(MeetingsPermission.PLAN, actor.home());
        return table.of(actor.home());
    }

    /** Chooses the hall of a meeting; all seats given before are free again. */
    public void use(Actor actor, MeetingId id, HallId hall) {
        Meeting meeting = changing(actor, id);
        SeatTable.Owned chosen = table.find(hall).orElseThrow(Seating::noHall);
        if (!chosen.congress().equals(meeting.congress()) || !table.holdCurrent(hall)) {
            throw noHall();
        }
        table.lock(id);
        table.vacate(id, new ArrayList<>(table.seats(id).keySet()));
        table.forgetRemoved(id);
        table.use(id, hall, actor.name());
        note(actor, meeting, "选定会场“" + chosen.sheet().name() + "”");
    }

    /**
     * Seats all who have no seat, delegation by delegation, front to back; who attends first.
     *
     * @param afresh frees all seats but those of the podium before
     * @return how many were seated
     */
    public int arrange(Actor actor, MeetingId id, SeatOrder order, boolean afresh) {
        Meeting meeting = changing(actor, id);
        table.lock(id);
        SeatingPlan plan = chosen(id);
        table.forgetRemoved(id);
        Map<ParticipantId, SeatPlace> keep = new HashMap<>(plan.seats());
        if (afresh) {
            keep.values().removeIf(p -> !plan.layout().rows().get(p.line() - 1).podium());
            List<ParticipantId> free = new ArrayList<>(plan.seats().keySet());
            free.removeAll(keep.keySet());
            table.vacate(id, free);
        }
        List<SeatPlace> places = new ArrayList<>(plan.layout().inOrder());
        places.removeAll(new java.util.HashSet<>(keep.values()));
        List<ParticipantId> people =
                new ArrayList<>(table.inOrder(id, order, HallLayout.SEATS_MAX));
        people.removeAll(keep.keySet());
        if (people.size() > places.size()) {
            throw new Refusal(
                    "还有 %d 人没有座位，会场里只空 %d 座（不算主席台），差 %d 座。"
                            .formatted(
                                    people.size(), places.size(), people.size() - places.size()));
        }
        Map<ParticipantId, SeatPlace> fresh = new LinkedHashMap<>();
        for (int n = 0; n < people.size(); n++) {
            fresh.put(people.get(n), places.get(n));
        }
        table.seat(id, plan.hall(), fresh);
        note(actor, meeting, "按代表团、" + order.label() + "排座 " + fresh.size() + " 人");
        return fresh.size();
    }

    /** Puts somebody on a seat; who sits there takes the other's seat. */
    public void place(Actor actor, MeetingId id, ParticipantId who, SeatPlace to) {
        Meeting meeting = changing(actor, id);
        Participant person = sittings.participant(who);
        if (!person.meeting().equals(id)) {
            throw Refusal.of("who", "“" + person.name() + "”不在这次会议的名单里。");
        }
        table.lock(id);
        table.forgetRemoved(id);
        SeatingPlan plan = held(id, to);
        ParticipantId there = plan.taken().get(to);
        SeatPlace from = plan.seats().get(who);
        if (who.equals(there)) {
            throw Refusal.of("who", "“" + person.name() + "”现在就坐在这里。");
        }
        Map<ParticipantId, SeatPlace> after = new HashMap<>(Map.of(who, to));
        String said = person.name() + "坐" + plan.layout().words(to);
        if (there != null) {
            String other = sittings.participant(there).name();
            if (from == null) {
                throw Refusal.of("who", "这里坐着“" + other + "”，请先空出，或者请有座位的人来互换。");
            }
            after.put(there, from);
            said += "，" + other + "换到" + plan.layout().words(from);
        }
        table.vacate(id, new ArrayList<>(after.keySet()));
        table.seat(id, plan.hall(), after);
        note(actor, meeting, said);
    }

    /** Frees a seat. */
    public void vacate(Actor actor, MeetingId id, SeatPlace place) {
        Meeting meeting = changing(actor, id);
        table.lock(id);
        SeatingPlan plan = held(id, place);
        ParticipantId there = plan.taken().get(place);
        if (there == null) {
            throw new Refusal("这个座位本来就空着。");
        }
        table.vacate(id, List.of(there));
        String name = sittings.participant(there).name();
        note(actor, meeting, "空出" + plan.layout().words(place) + "（" + name + "）");
    }

    /** Who sits where; null before a hall is chosen. Asks nobody's permission. */
    @Transactional(readOnly = true)
    public @Nullable SeatingPlan plan(MeetingId id) {
        HallId hall = table.hallOf(id).orElse(null);
        if (hall == null) {
            return null;
        }
        HallSheet sheet = table.find(hall).orElseThrow(Seating::noHall).sheet();
        Map<ParticipantId, SeatPlace> seats = table.seats(id);
        Map<SeatPlace, ParticipantId> taken = new HashMap<>();
        seats.forEach((who, place) -> taken.put(place, who));
        return new SeatingPlan(hall, sheet.name(), sheet.layout(), seats, taken);
    }

    private SeatingPlan chosen(MeetingId id) {
        SeatingPlan plan = plan(id);
        if (plan == null) {
            throw Refusal.of("hall", "请先选定会场。");
        }
        return plan;
    }

    private SeatingPlan held(MeetingId id, SeatPlace place) {
        SeatingPlan plan = chosen(id);
        if (!plan.layout().holds(place)) {
            throw new Refusal("没有这个座位。");
        }
        return plan;
    }

    private Meeting changing(Actor actor, MeetingId id) {
        Meeting meeting = sittings.view(actor, id).meeting();
        actor.require(MeetingsPermission.PLAN, meeting.congress());
        if (!meeting.stage().allows(MeetingAct.CHANGE)) {
            throw new Refusal("会议现在是“" + meeting.stage().label() + "”，座次不能再改。");
        }
        return meeting;
    }

    private void note(Actor actor, Meeting meeting, String text) {
        record.noteInside(
                actor,
                meeting.congress(),
                new Subject("meetings", "meeting", meeting.id().value()),
                "排座",
                "“" + meeting.title() + "”：" + text);
    }
}
