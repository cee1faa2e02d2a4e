package org.openrenda.meetings.sittings;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openrenda.platform.Actor;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Who comes and goes; many may come in the same instant, so the meeting is held for share only. */
@Component
class Door {

    private final MeetingTable table;
    private final PeopleTable people;
    private final AttendanceTable attendance;
    private final MeetingReader reader;
    private final SignInCode codes;
    private final ApplicationEventPublisher events;
    private final Calendar calendar;
    private final Clock clock;

    Door(
            MeetingTable table,
            PeopleTable people,
            AttendanceTable attendance,
            MeetingReader reader,
            SignInCode codes,
            ApplicationEventPublisher events,
            Calendar calendar,
            Clock clock) {
        this.table = table;
        this.people = people;
        this.attendance = attendance;
        this.reader = reader;
        this.codes = codes;
        this.events = events;
        this.calendar = calendar;
        this.clock = clock;
    }

    String code(Actor actor, MeetingId id) {
        Meeting meeting = reader.meeting(id);
        if (!actor.may(MeetingsPermission.CHAIR, meeting.congress())) {
            actor.require(MeetingsPermission.PLAN, meeting.congress());
        }
        return codes.now(id);
    }

    void signIn(Actor actor, MeetingId id, String code) {
        Meeting meeting = table.share(id).orElseThrow(MeetingReader::unknown);
        meeting.allowArrivals(calendar.today());
        Participant who = reader.own(actor, id);
        if (!codes.holds(id, code)) {
            throw Refusal.of("code", "签到码不对或已经过期，请看会场屏幕上现在的签到码。");
        }
        mark(actor, meeting, List.of(who), AttendanceWay.SELF);
    }

    boolean arriveAt(MeetingId id, ParticipantId asked, String device) {
        Meeting meeting = table.share(id).orElseThrow(MeetingReader::unknown);
        meeting.allowArrivals(calendar.today());
        Participant who = reader.participant(asked);
        Actor terminal = Actor.system(device, meeting.congress());
        return mark(terminal, meeting, List.of(who), AttendanceWay.DEVICE) == 1;
    }

    void goOut(Actor actor, MeetingId id) {
        Meeting meeting = table.share(id).orElseThrow(MeetingReader::unknown);
        mark(actor, meeting, List.of(reader.own(actor, id)), AttendanceWay.LEFT);
    }

    void register(Actor actor, MeetingId id, Collection<ParticipantId> who, AttendanceWay way) {
        Meeting meeting = table.share(id).orElseThrow(MeetingReader::unknown);
        actor.require(MeetingsPermission.PLAN, meeting.congress());
        Set<ParticipantId> asked = Set.copyOf(who);
        List<Participant> found =
                people.of(id).stream().filter(one -> asked.contains(one.id())).toList();
        if (found.isEmpty() || found.size() != asked.size()) {
            throw Refusal.of("person", "请选择参加这次会议的人员。");
        }
        mark(actor, meeting, found, way);
    }

    /**
     * Who is in the room already does not come again, and who is not does not go; gives how many
     * marks there are.
     */
    private int mark(Actor actor, Meeting meeting, List<Participant> who, AttendanceWay asked) {
        meeting.allowAttendance();
        attendance.hold(who.stream().map(Participant::id).toList());
        Map<ParticipantId, Presence> before = attendance.of(meeting.id());
        Set<PersonId> came = new HashSet<>();
        int marks = 0;
        for (Participant one : who) {
            if (!one.mayAct()) {
                throw new Refusal("DEP-4", "“" + one.name() + "”暂停执行职务，不能出席会议。");
            }
            Presence presence = before.getOrDefault(one.id(), new Presence(List.of()));
            if (presence.isNow() == asked.isPresent()) {
                continue;
            }
            AttendanceWay way = presence.isGone() ? AttendanceWay.BACK : asked;
            attendance.mark(one, way, clock.instant(), actor.name());
            marks++;
            if (way.isPresent() && one.counts() && one.person() != null) {
                came.add(one.person());
            }
        }
        if (!came.isEmpty()) {
            events.publishEvent(new Arrived(meeting.id(), meeting.congress(), came));
        }
        events.publishEvent(new MeetingChanged(meeting.id()));
        return marks;
    }
}
