package org.openrenda.meetings.sittings;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.web.Dates;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Meetings from the plan to the close. Each act checks who acts, locks the meeting, lets it decide,
 * and writes step, state and record in one transaction.
 */
@Component
// Longer than 300 lines because it is the one procedure of a meeting from end to end, and cutting
// it would hide that each act holds the same lock.
public class Sittings {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("M月d日 HH:mm");

    private final MeetingTable table;
    private final AgendaTable agenda;
    private final PeopleTable people;
    private final AttendanceTable attendance;
    private final SpeechTable speeches;
    private final MeetingLaw law;
    private final Leaves leaves;
    private final Door door;
    private final Floor floor;
    private final MeetingReader reader;
    private final Calendar calendar;
    private final Record record;
    private final Notices notices;
    private final CongressAttendance congressAttendance;
    private final ApplicationEventPublisher events;

    Sittings(
            MeetingTable table,
            AgendaTable agenda,
            PeopleTable people,
            AttendanceTable attendance,
            SpeechTable speeches,
            MeetingLaw law,
            Leaves leaves,
            Door door,
            Floor floor,
            MeetingReader reader,
            Calendar calendar,
            Record record,
            Notices notices,
            CongressAttendance congressAttendance,
            ApplicationEventPublisher events) {
        this.table = table;
        this.agenda = agenda;
        this.people = people;
        this.attendance = attendance;
        this.speeches = speeches;
        this.law = law;
        this.leaves = leaves;
        this.door = door;
        this.floor = floor;
        this.reader = reader;
        this.calendar = calendar;
        this.record = record;
        this.notices = notices;
        this.congressAttendance = congressAttendance;
        this.events = events;
    }

    /** Plans a meeting; the law fills in what its kind asks for. */
    @Transactional
    public MeetingId plan(Actor actor, NewMeeting given) {
        actor.require(MeetingsPermission.PLAN, given.congress());
        if (given.parent() != null
                && reader.meeting(given.parent()).kind() != MeetingKind.CONGRESS) {
            throw Refusal.of("parent", "只有人民代表大会会议可以有预备会议、主席团会议和代表团会议。");
        }
        MeetingId id = table.add(given, calendar.today());
        String text = given.kind().label() + "，" + Dates.full(given.startsAt().toLocalDate());
        table.step(id, MeetingAct.PLAN, actor.name(), text);
        note(actor, reader.meeting(id), MeetingAct.PLAN.label(), text);
        return id;
    }

    /** What the law and the congress's own settings fill in for a kind of meeting, as of today. */
    @Transactional(readOnly = true)
    public MeetingNumbers template(MeetingKind kind, CongressId congress) {
        return law.of(kind, congress, calendar.today());
    }

    /** Puts an item on the agenda, as the last one under its parent. */
    @Transactional
    public ItemId addItem(Actor actor, MeetingId id, NewItem given) {
        Meeting after = locked(actor, id, MeetingsPermission.PLAN).change();
        List<AgendaItem> items = agenda.of(id);
        if (items.size() >= AgendaTable.ITEMS_MAX) {
            throw new Refusal("一次会议最多 " + AgendaTable.ITEMS_MAX + " 个议题。");
        }
        ItemId under = given.parent();
        if (under != null && items.stream().noneMatch(one -> one.id().equals(under))) {
            throw Refusal.of("parent", "上级议题不在这次会议的议程里。");
        }
        ItemId item = agenda.add(id, given);
        done(actor, after, MeetingAct.CHANGE, "列入议题“" + given.title() + "”");
        return item;
    }

    /** Moves an item before the one above it, or behind the one below it, under the same parent. */
    @Transactional
    public void moveItem(Actor actor, ItemId id, boolean up) {
        Meeting after = locked(actor, reader.meetingOf(id), MeetingsPermission.PLAN).change();
        AgendaItem item = reader.item(id);
        List<AgendaItem> beside =
                agenda.of(after.id()).stream()
                        .filter(one -> Objects.equals(one.parent(), item.parent()))
                        .toList();
        int at = beside.indexOf(item) + (up ? -1 : 1);
        if (at < 0 || at >= beside.size()) {
            throw new Refusal(up ? "这个议题已在最前。" : "这个议题已在最后。");
        }
        AgendaItem other = beside.get(at);
        agenda.place(item.id(), other.place());
        agenda.place(other.id(), item.place());
        done(
                actor,
                after,
                MeetingAct.CHANGE,
                "“%s”调到“%s”%s".formatted(item.title(), other.title(), up ? "之前" : "之后"));
    }

    /** Takes an item off the agenda; what has been taken up stays. */
    @Transactional
    public void dropItem(Actor actor, ItemId id) {
        Meeting after = locked(actor, reader.meetingOf(id), MeetingsPermission.PLAN).change();
        AgendaItem item = reader.item(id);
        boolean parent = agenda.of(after.id()).stream().anyMatch(one -> id.equals(one.parent()));
        if (parent || !item.steps().isEmpty()) {
            throw new Refusal(parent ? "这个议题下面还有议题，请先去掉它们。" : "这个议题已经开始过，不能去掉，可以“暂不审议”。");
        }
        agenda.drop(id);
        done(actor, after, MeetingAct.CHANGE, "去掉议题“" + item.title() + "”");
    }

    /** Enters people; who is there already stays as entered. Gives how many are new. */
    @Transactional
    public int addPeople(Actor actor, MeetingId id, List<NewParticipant> given) {
        Meeting before = locked(actor, id, MeetingsPermission.PLAN);
        Meeting after = before.change();
        boolean attends = given.stream().anyMatch(one -> one.role() == MeetingRole.ATTEND);
        if (attends && before.stage() == MeetingStage.IN_SESSION) {
            throw new Refusal("CAL-4", "开会以后应到人数已经固定，不能再增加出席人员；可以增加列席、旁听。");
        }
        if (people.of(id).size() + given.size() > PeopleTable.PEOPLE_MAX) {
            throw new Refusal("一次会议最多 " + PeopleTable.PEOPLE_MAX + " 人。");
        }
        int added = people.add(id, given);
        done(actor, after, MeetingAct.CHANGE, "登记参加人员 " + added + " 人");
        return added;
    }

    /** Sends the notice; from then on the meeting keeps the numbers of this day. */
    @Transactional
    public void convene(Actor actor, MeetingId id, String reason) {
        Meeting before = locked(actor, id, MeetingsPermission.PLAN);
        List<Participant> invited = people.of(id);
        int attending = (int) invited.stream().filter(Participant::counts).count();
        MeetingNumbers numbers = law.of(before.kind(), before.congress(), calendar.today());
        Meeting after = before.convene(calendar.today(), numbers, attending, reason);
        String why = reason.strip();
        done(
                actor,
                after,
                MeetingAct.CONVENE,
                "通知 " + invited.size() + " 人" + (why.isEmpty() ? "" : "；缩短通知期限的理由：" + why));
        notices.send(
                PeopleTable.accounts(invited),
                "会议通知",
                "“%s”，%s"
                        .formatted(
                                after.title(), after.startsAt().format(WHEN) + "，" + after.place()),
                "/meetings/" + id + "/mine");
    }

    /** Opens the meeting: the base is counted and stored (CAL-4, CAL-5). */
    @Transactional
    public void open(Actor actor, MeetingId id, String override) {
        Meeting before = locked(actor, id, MeetingsPermission.CHAIR);
        Quorum quorum = reader.quorum(before);
        Meeting after = before.open(quorum, override);
        String text = "应到 %d 人，实到 %d 人".formatted(quorum.base(), quorum.present());
        String why = override.strip();
        done(
                actor,
                after,
                MeetingAct.OPEN,
                why.isEmpty() || quorum.reached() ? text : text + "；不足法定人数仍开会的理由：" + why);
    }

    /** Closes the meeting; who was absent without leave is told to whoever keeps count. */
    @Transactional
    public void close(Actor actor, MeetingId id) {
        Meeting before = locked(actor, id, MeetingsPermission.CHAIR);
        boolean now = agenda.of(id).stream().anyMatch(one -> one.stage() == ItemStage.NOW);
        Meeting after = before.close(now);
        done(actor, after, MeetingAct.CLOSE, "");
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

    /** Cancels a meeting that has not begun, and tells everyone invited. */
    @Transactional
    public void cancel(Actor actor, MeetingId id, String reason) {
        Meeting before = locked(actor, id, MeetingsPermission.PLAN);
        Meeting after = before.cancel(reason);
        done(actor, after, MeetingAct.CANCEL, reason.strip());
        if (before.stage() == MeetingStage.CONVENED) {
            notices.send(
                    PeopleTable.accounts(people.of(id)),
                    "会议取消",
                    "“%s”取消：%s".formatted(after.title(), reason.strip()),
                    "/meetings/" + id + "/mine");
        }
    }

    /** The minutes are signed; nothing of the meeting changes after that. */
    @Transactional
    public void signMinutes(Actor actor, MeetingId id, String text) {
        Meeting after = locked(actor, id, MeetingsPermission.CHAIR).signMinutes();
        done(actor, after, MeetingAct.SIGN_MINUTES, text);
    }

    /** Archived once packed, while nobody changes the meeting; nothing changes after that. */
    @Transactional
    public void archive(Actor actor, MeetingId id, Supplier<String> pack) {
        Meeting after = locked(actor, id, MeetingsPermission.PLAN).archive();
        done(actor, after, MeetingAct.ARCHIVE, pack.get());
    }

    /** Refuses an archived meeting; keeps any other so until this transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void holdOpen(MeetingId id) {
        table.share(id).orElseThrow(MeetingReader::unknown).allowChange();
    }

    /** Takes up an item; at most one is taken up at a time. */
    @Transactional
    public void take(Actor actor, ItemId id) {
        Meeting meeting = running(actor, id);
        boolean other =
                agenda.of(meeting.id()).stream().anyMatch(one -> one.stage() == ItemStage.NOW);
        if (other) {
            throw new Refusal("另一个议题正在进行，请先结束它。");
        }
        act(actor, meeting, reader.item(id), ItemAct.TAKE, "");
    }

    /** Ends an item: what was handed to the vote has its result first. */
    @Transactional
    public void finish(Actor actor, ItemId id) {
        end(actor, running(actor, id), id, ItemAct.FINISH, "");
    }

    /** Puts an item off, with the reason. */
    @Transactional
    public void postpone(Actor actor, ItemId id, String reason) {
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
    @Transactional
    public void handToVote(Actor actor, ItemId id, String text) {
        Meeting meeting = running(actor, id);
        AgendaItem item = reader.item(id);
        if (!item.isInVote()) {
            act(actor, meeting, item, ItemAct.HAND_TO_VOTE, text);
            speeches.end(meeting.id());
            speeches.withdraw(id, null);
        }
    }

    /** The vote on an item has its result, or was made void; the item goes on. */
    @Transactional
    public void decided(Actor actor, ItemId id, String text) {
        Meeting meeting = reader.meeting(reader.meetingOf(id));
        AgendaItem item = reader.item(id);
        if (item.isInVote()) {
            act(actor, meeting, item, ItemAct.DECIDE, text);
        }
    }

    /**
     * DEP-28: somebody asks for leave before the meeting, in writing.
     *
     * @throws Refusal once the meeting has begun
     */
    @Transactional
    public LeaveId askLeave(Actor actor, MeetingId id, String reason) {
        return leaves.ask(actor, id, reason);
    }

    /** MTG-13: decided by the chair or by the secretariat, as the congress has set. */
    @Transactional
    public void decideLeave(Actor actor, LeaveId id, boolean granted, String words) {
        leaves.decide(actor, id, granted, words);
    }

    /** Whether this person decides on a leave of this meeting. */
    @Transactional(readOnly = true)
    public boolean mayDecideLeave(Actor actor, MeetingId id) {
        Meeting meeting = reader.meeting(id);
        return actor.may(leaves.permission(meeting), meeting.congress());
    }

    /** The code of this minute, for the screen of the hall and who works there. */
    @Transactional(readOnly = true)
    public String code(Actor actor, MeetingId id) {
        return door.code(actor, id);
    }

    /** A person signs in with the own phone, by the code that the hall shows now. */
    @Transactional
    public void signIn(Actor actor, MeetingId id, String code) {
        door.signIn(actor, id, code);
    }

    /** Somebody goes, by the own phone. */
    @Transactional
    public void goOut(Actor actor, MeetingId id) {
        door.goOut(actor, id);
    }

    /** The secretariat enters who came, went or is back. */
    @Transactional
    public void register(
            Actor actor, MeetingId id, Collection<ParticipantId> who, AttendanceWay way) {
        door.register(actor, id, who, way);
    }

    /** MTG-12: who takes part asks to speak on the item under way; observers may not. */
    @Transactional
    public void askToSpeak(Actor actor, ItemId id) {
        floor.ask(actor, id);
    }

    /** Takes the own request back while it waits. */
    @Transactional
    public void withdraw(Actor actor, ItemId id) {
        floor.withdraw(actor, id);
    }

    /** The chair calls a speaker; who speaks now has ended. */
    @Transactional
    public void call(Actor actor, SpeechId id) {
        floor.call(actor, id);
    }

    /** The chair ends the speech under way. */
    @Transactional
    public void endSpeech(Actor actor, MeetingId id) {
        floor.end(actor, id);
    }

    /** What this reader may see of the meeting; refused as unknown to all others. */
    @Transactional(readOnly = true)
    public MeetingView view(Actor actor, MeetingId id) {
        return reader.view(actor, id);
    }

    /** What a screen in the hall shows, which everybody in the room sees; asks nobody. */
    @Transactional(readOnly = true)
    public MeetingView hall(MeetingId id) {
        return reader.hall(id);
    }

    /** Which meeting an item belongs to; asks nobody's permission. */
    @Transactional(readOnly = true)
    public MeetingId meetingOf(ItemId id) {
        return reader.meetingOf(id);
    }

    /** Who takes part, in the order entered; asks nobody's permission. */
    @Transactional(readOnly = true)
    public List<Participant> participants(MeetingId id) {
        return people.of(id);
    }

    /** Who was in the room at this instant, of all roles; asks nobody's permission. */
    @Transactional(readOnly = true)
    public Set<ParticipantId> presentAt(MeetingId id, Instant at) {
        return attendance.presentAt(id, at);
    }

    /** All requests for leave, for who decides on them or plans the meeting. */
    @Transactional(readOnly = true)
    public List<Leave> leaves(Actor actor, MeetingId id) {
        Meeting meeting = reader.meeting(id);
        boolean may =
                mayDecideLeave(actor, id) || actor.may(MeetingsPermission.PLAN, meeting.congress());
        return may ? people.leaves(id) : List.of();
    }

    /** The people of the last meeting of this kind, to begin a new one with. */
    @Transactional(readOnly = true)
    public List<Participant> lastPeople(Actor actor, CongressId congress, MeetingKind kind) {
        actor.require(MeetingsPermission.PLAN, congress);
        return table.last(congress, kind).map(people::of).orElse(List.of());
    }

    @Transactional(readOnly = true)
    public List<MeetingRow> rows(Actor actor, MeetingSearch search) {
        actor.require(MeetingsPermission.SEE, actor.home());
        return table.rows(search);
    }

    @Transactional(readOnly = true)
    public long count(Actor actor, MeetingSearch search) {
        actor.require(MeetingsPermission.SEE, actor.home());
        return table.count(search);
    }

    /** Meetings this person takes part in, those to come first. */
    @Transactional(readOnly = true)
    public List<MeetingRow> mine(Actor actor) {
        return table.mine(actor.account());
    }

    private Meeting locked(Actor actor, MeetingId id, MeetingsPermission permission) {
        Meeting meeting = table.lock(id).orElseThrow(MeetingReader::unknown);
        actor.require(permission, meeting.congress());
        return meeting;
    }

    private Meeting running(Actor actor, ItemId id) {
        Meeting meeting = locked(actor, reader.meetingOf(id), MeetingsPermission.CHAIR);
        meeting.allowRunning();
        return meeting;
    }

    private void act(Actor actor, Meeting meeting, AgendaItem item, ItemAct act, String text) {
        agenda.write(item, act, actor.name(), text);
        events.publishEvent(new MeetingChanged(meeting.id()));
        String said = "“" + item.title() + "”" + (text.isEmpty() ? "" : "：" + text);
        note(actor, meeting, act.label(), said);
    }

    private void done(Actor actor, Meeting after, MeetingAct act, String text) {
        table.write(after, act, actor.name(), text);
        events.publishEvent(new MeetingChanged(after.id()));
        note(actor, after, act.label(), text);
    }

    private void note(Actor actor, Meeting meeting, String act, String text) {
        record.noteInside(
                actor,
                meeting.congress(),
                new Subject("meetings", "meeting", meeting.id().value()),
                act,
                "“" + meeting.title() + "”" + (text.isEmpty() ? "" : "：" + text));
    }
}
