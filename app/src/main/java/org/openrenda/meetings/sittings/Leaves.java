package org.openrenda.meetings.sittings;

import java.util.List;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Leave from a meeting: asked in writing before it, decided by who may, told to who asked. */
@Component
class Leaves {

    private static final int REASON_MAX = 500;

    private final MeetingTable table;
    private final PeopleTable people;
    private final MeetingReader reader;
    private final Access access;
    private final Record record;
    private final Notices notices;
    private final ApplicationEventPublisher events;

    Leaves(
            MeetingTable table,
            PeopleTable people,
            MeetingReader reader,
            Access access,
            Record record,
            Notices notices,
            ApplicationEventPublisher events) {
        this.table = table;
        this.people = people;
        this.reader = reader;
        this.access = access;
        this.record = record;
        this.notices = notices;
        this.events = events;
    }

    LeaveId ask(Actor actor, MeetingId id, String reason) {
        Meeting meeting = table.lock(id).orElseThrow(MeetingReader::unknown);
        Participant who = reader.own(actor, id);
        if (meeting.stage() != MeetingStage.CONVENED) {
            throw new Refusal("DEP-28", "请假应在会前书面提出；会议现在是“" + meeting.stage().label() + "”。");
        }
        String why = Refusal.needed("reason", "请写明请假的原因", reason);
        if (why.length() > REASON_MAX) {
            throw Refusal.of("reason", "请假的原因请写在 " + REASON_MAX + " 字以内。");
        }
        boolean waits =
                people.leaves(id).stream()
                        .anyMatch(one ->
                                one.participant().equals(who.id())
                                        && !Boolean.FALSE.equals(one.granted()));
        if (waits) {
            throw new Refusal("您已经请过假了，正在等待批准或已经批准。");
        }
        LeaveId leave = people.askLeave(who, why);
        note(actor, meeting, "请假", who.name() + "请假");
        notices.send(
                access.holders(
                        permission(meeting) == MeetingsPermission.APPROVE ? Role.CHAIR : Role.CLERK,
                        meeting.congress(),
                        null),
                "请假待批准",
                who.name() + "请假：“" + meeting.title() + "”",
                "/meetings/" + id);
        return leave;
    }

    void decide(Actor actor, LeaveId id, boolean granted, String words) {
        Leave leave = people.leave(id).orElseThrow(() -> new Refusal("没有这次请假。"));
        Meeting meeting = table.lock(leave.meeting()).orElseThrow(MeetingReader::unknown);
        actor.require(permission(meeting), meeting.congress());
        meeting.allowChange();
        if (!granted) {
            Refusal.needed("words", "请写明不批准的理由", words);
        }
        Meeting.checkReason(words);
        if (!people.decide(id, granted, words.strip(), actor.name())) {
            throw new Refusal("这次请假已经批过了。请刷新页面看结果。");
        }
        note(actor, meeting, "批假", leave.name() + (granted ? "请假已批准" : "请假未批准"));
        events.publishEvent(new MeetingChanged(meeting.id()));
        people.of(meeting.id()).stream()
                .filter(one -> one.id().equals(leave.participant()))
                .forEach(one ->
                        notices.send(
                                PeopleTable.accounts(List.of(one)),
                                granted ? "请假已批准" : "请假未批准",
                                "“" + meeting.title() + "”",
                                "/meetings/" + meeting.id() + "/mine"));
    }

    /** MTG-13: who decides depends on the kind of meeting and on what the congress has set. */
    MeetingsPermission permission(Meeting meeting) {
        boolean byChair =
                meeting.kind() != MeetingKind.DELEGATION && reader.numbers(meeting).leaveByChair();
        return byChair ? MeetingsPermission.APPROVE : MeetingsPermission.APPROVE_GROUP;
    }

    private void note(Actor actor, Meeting meeting, String act, String text) {
        record.noteInside(
                actor,
                meeting.congress(),
                new Subject("meetings", "meeting", meeting.id().value()),
                act,
                text);
    }
}
