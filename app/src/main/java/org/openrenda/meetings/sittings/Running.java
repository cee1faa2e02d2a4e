package org.openrenda.meetings.sittings;

import java.util.List;
import java.util.function.Supplier;
import org.openrenda.platform.Actor;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What the chair does with a meeting: opening, the items one by one, the close and after it. */
@Component
class Running {

    private final AgendaTable agenda;
    private final SpeechTable speeches;
    private final MeetingReader reader;
    private final Journal journal;
    private final CongressAttendance congressAttendance;
    private final ApplicationEventPublisher events;

    Running(
            AgendaTable agenda,
            SpeechTable speeches,
            MeetingReader reader,
            Journal journal,
            CongressAttendance congressAttendance,
            ApplicationEventPublisher events) {
        this.agenda = agenda;
        this.speeches = speeches;
        this.reader = reader;
        this.journal = journal;
        this.congressAttendance = congressAttendance;
        this.events = events;
    }

    /** Opens the meeting: the base is counted and stored (CAL-4, CAL-5). */
    void open(Actor actor, MeetingId id, String override) {
        Meeting before = journal.locked(actor, id, MeetingsPermission.CHAIR);
        Quorum quorum = reader.quorum(before);
        Meeting after = before.open(quorum, override);
        String text = "应到 %d 人，实到 %d 人".formatted(quorum.base(), quorum.present());
        String why = override.strip();
        journal.done(
                actor,
                after,
                MeetingAct.OPEN,
                why.isEmpty() || quorum.reached() ? text : text + "；不足法定人数仍开会的理由：" + why);
    }

    /** Closes the meeting; who was absent without leave is told to whoever keeps count. */
    void close(Actor actor, MeetingId id) {
        Meeting before = journal.locked(actor, id, MeetingsPermission.CHAIR);
        boolean now = agenda.of(id).stream().anyMatch(one -> one.stage() == ItemStage.NOW);
        Meeting after = before.close(now);
        journal.done(actor, after, MeetingAct.CLOSE, "");
        List<Attendance> all = reader.attendance(id);
        congressAttendance.keep(after, all);
        for (Attendance one : all) {
            PersonId person = one.who().person();
            if (one.who().counts() && one.isAbsent() && !one.isExcused() && person != null) {
                events.publishEvent(
                        new AbsentWithoutLeave(
                                id,
                                after.congress(),
                                person,
                                after.title(),
                                after.startsAt().toLocalDate()));
            }
        }
    }

    /** The minutes are signed; nothing of the meeting changes after that. */
    void signMinutes(Actor actor, MeetingId id, String text) {
        Meeting after = journal.locked(actor, id, MeetingsPermission.CHAIR).signMinutes();
        journal.done(actor, after, MeetingAct.SIGN_MINUTES, text);
    }

    /** Archived once packed, while nobody changes the meeting; nothing changes after that. */
    void archive(Actor actor, MeetingId id, Supplier<String> pack) {
        Meeting after = journal.locked(actor, id, MeetingsPermission.PLAN).archive();
        journal.done(actor, after, MeetingAct.ARCHIVE, pack.get());
    }

    /** Takes up an item; at most one is taken up at a time. */
    void take(Actor actor, ItemId id) {
        Meeting meeting = running(actor, id);
        boolean other =
                agenda.of(meeting.id()).stream().anyMatch(one -> one.stage() == ItemStage.NOW);
        if (other) {
            throw new Refusal("另一个议题正在进行，请先结束它。");
        }
        act(actor, meeting, reader.item(id), ItemAct.TAKE, "");
    }

    /** Ends an item: what was handed to the vote has its result first. */
    void finish(Actor actor, ItemId id) {
        end(actor, running(actor, id), id, ItemAct.FINISH, "");
    }

    /** Puts an item off, with the reason. */
    void postpone(Actor actor, ItemId id, String reason) {
        Meeting meeting = running(actor, id);
        String why = Refusal.needed("reason", "请写明暂不审议的原因", reason);
        Meeting.checkReason(why);
        end(actor, meeting, id, ItemAct.POSTPONE, why);
    }

    private void end(Actor actor, Meeting meeting, ItemId id, ItemAct act, String why) {
        AgendaItem item = reader.item(id);
        if (item.isInVote()) {
            throw new Refusal("这个议题已交付表决，宣布结果以后才能结束。");
        }
        act(actor, meeting, item, act, why);
        speeches.end(meeting.id());
        speeches.withdraw(id, null);
    }

    /** VOT-11: from here on nobody speaks to the matter; whoever speaks has ended. */
    void handToVote(Actor actor, ItemId id, String text) {
        Meeting meeting = running(actor, id);
        AgendaItem item = reader.item(id);
        if (!item.isInVote()) {
            act(actor, meeting, item, ItemAct.HAND_TO_VOTE, text);
            speeches.end(meeting.id());
            speeches.withdraw(id, null);
        }
    }

    /** The vote on an item has its result, or was made void; the item goes on. */
    void decided(Actor actor, ItemId id, String text) {
        Meeting meeting = reader.meeting(reader.meetingOf(id));
        AgendaItem item = reader.item(id);
        if (item.isInVote()) {
            act(actor, meeting, item, ItemAct.DECIDE, text);
        }
    }

    private Meeting running(Actor actor, ItemId id) {
        Meeting meeting = journal.locked(actor, reader.meetingOf(id), MeetingsPermission.CHAIR);
        meeting.allowRunning();
        return meeting;
    }

    private void act(Actor actor, Meeting meeting, AgendaItem item, ItemAct act, String text) {
        agenda.write(item, act, actor.name(), text);
        journal.changed(meeting.id());
        String said = "“" + item.title() + "”" + (text.isEmpty() ? "" : "：" + text);
        journal.note(actor, meeting, act.label(), said);
    }
}
