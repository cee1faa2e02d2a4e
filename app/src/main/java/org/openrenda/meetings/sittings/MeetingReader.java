package org.openrenda.meetings.sittings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.springframework.stereotype.Component;

/** What is read of a meeting: its page, the quorum counted anew, and a person's own place in it. */
@Component
class MeetingReader {

    private final MeetingTable table;
    private final AgendaTable agenda;
    private final PeopleTable people;
    private final AttendanceTable attendance;
    private final SpeechTable speeches;
    private final MeetingLaw law;

    MeetingReader(
            MeetingTable table,
            AgendaTable agenda,
            PeopleTable people,
            AttendanceTable attendance,
            SpeechTable speeches,
            MeetingLaw law) {
        this.table = table;
        this.agenda = agenda;
        this.people = people;
        this.attendance = attendance;
        this.speeches = speeches;
        this.law = law;
    }

    static Refusal unknown() {
        return new Refusal("没有这次会议。");
    }

    Meeting meeting(MeetingId id) {
        return table.find(id).orElseThrow(MeetingReader::unknown);
    }

    MeetingId meetingOf(ItemId id) {
        return agenda.meetingOf(id).orElseThrow(() -> new Refusal("没有这个议题。"));
    }

    AgendaItem item(ItemId id) {
        return agenda.of(meetingOf(id)).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("没有这个议题。"));
    }

    MeetingNumbers numbers(Meeting meeting) {
        return law.of(meeting.kind(), meeting.congress(), meeting.rulesOn());
    }

    /** The own place of who acts. */
    Participant own(Actor actor, MeetingId id) {
        return people.of(id).stream()
                .filter(one -> actor.account() != null && actor.account().equals(one.account()))
                .findFirst()
                .orElseThrow(() -> new Refusal("您不在这次会议的名单里。"));
    }

    Participant participant(ParticipantId id) {
        return people.find(id).orElseThrow(() -> new Refusal("这次会议的名单里没有这个人。"));
    }

    /** Who is in the room leaves it first, so that nobody is there who is not on the list. */
    void refuseIfThere(Participant who) {
        Presence log = attendance.of(who.meeting()).get(who.id());
        if (log != null && log.isNow()) {
            throw new Refusal("“" + who.name() + "”现在会场内，请先登记离席，再移出名单。");
        }
    }

    List<Attendance> attendance(MeetingId id) {
        Map<ParticipantId, Presence> logs = attendance.of(id);
        Map<ParticipantId, Leave> leaves = new HashMap<>();
        people.leaves(id).forEach(one -> leaves.put(one.participant(), one));
        return people.of(id).stream()
                .map(one ->
                        new Attendance(
                                one,
                                logs.getOrDefault(one.id(), new Presence(List.of())),
                                leaves.get(one.id())))
                .toList();
    }

    /** MTG-2, MTG-7: integers only (CAL-3), of all members (CAL-4), as the congress sets CAL-5. */
    Quorum quorum(Meeting meeting) {
        return quorum(meeting, numbers(meeting), attendance(meeting.id()));
    }

    private static Quorum quorum(
            Meeting meeting, MeetingNumbers numbers, List<Attendance> attendance) {
        int base = meeting.base();
        if (base == 0) {
            base =
                    (int)
                            attendance.stream()
                                    .map(Attendance::who)
                                    .filter(one -> one.role() == MeetingRole.ATTEND)
                                    .filter(one -> one.mayAct() || numbers.includeSuspended())
                                    .count();
        }
        int present =
                (int)
                        attendance.stream()
                                .filter(one -> one.who().counts() && one.presence().isNow())
                                .count();
        return new Quorum(base, numbers.needed(base), present);
    }

    MeetingView view(Actor actor, MeetingId id) {
        Meeting meeting = meeting(id);
        MeetingView all = hall(id);
        Attendance me = mine(actor, all);
        boolean staff =
                actor.may(MeetingsPermission.PLAN, meeting.congress())
                        || actor.may(MeetingsPermission.CHAIR, meeting.congress());
        if (me == null && !actor.may(MeetingsPermission.SEE, meeting.congress())) {
            throw unknown();
        }
        MeetingRole role = me == null ? MeetingRole.OBSERVER : me.who().role();
        List<AgendaItem> items =
                all.items().stream().filter(one -> staff || one.isFor(role)).toList();
        return new MeetingView(
                meeting,
                all.numbers(),
                all.quorum(),
                items,
                all.people(),
                all.speeches(),
                all.steps(),
                me);
    }

    private static @Nullable Attendance mine(Actor actor, MeetingView all) {
        return all.people().stream()
                .filter(one ->
                        actor.account() != null && actor.account().equals(one.who().account()))
                .findFirst()
                .orElse(null);
    }

    /** Everything, for nobody in particular. */
    MeetingView hall(MeetingId id) {
        Meeting meeting = meeting(id);
        MeetingNumbers numbers = numbers(meeting);
        List<Attendance> attending = attendance(id);
        return new MeetingView(
                meeting,
                numbers,
                quorum(meeting, numbers, attending),
                agenda.of(id),
                attending,
                speeches.of(id),
                table.steps(id),
                null);
    }
}
