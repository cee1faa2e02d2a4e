package org.openrenda.meetings.sittings;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.web.Dates;
import org.springframework.stereotype.Component;

/** What is done with a meeting before it begins: its agenda, its people, the notice. */
@Component
class Preparation {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("M月d日 HH:mm");

    private final MeetingTable table;
    private final AgendaTable agenda;
    private final PeopleTable people;
    private final MeetingLaw law;
    private final MeetingReader reader;
    private final Journal journal;
    private final Calendar calendar;
    private final Notices notices;

    Preparation(
            MeetingTable table,
            AgendaTable agenda,
            PeopleTable people,
            MeetingLaw law,
            MeetingReader reader,
            Journal journal,
            Calendar calendar,
            Notices notices) {
        this.table = table;
        this.agenda = agenda;
        this.people = people;
        this.law = law;
        this.reader = reader;
        this.journal = journal;
        this.calendar = calendar;
        this.notices = notices;
    }

    /** Plans a meeting; the law fills in what its kind asks for. */
    MeetingId plan(Actor actor, NewMeeting given) {
        actor.require(MeetingsPermission.PLAN, given.congress());
        if (given.parent() != null
                && reader.meeting(given.parent()).kind() != MeetingKind.CONGRESS) {
            throw Refusal.of("parent", "只有人民代表大会会议可以有预备会议、主席团会议和代表团会议。");
        }
        MeetingId id = table.add(given, calendar.today());
        String text = given.kind().label() + "，" + Dates.full(given.startsAt().toLocalDate());
        table.step(id, MeetingAct.PLAN, actor.name(), text);
        journal.note(actor, reader.meeting(id), MeetingAct.PLAN.label(), text);
        return id;
    }

    /** What the law and the congress's own settings fill in for a kind of meeting, as of today. */
    MeetingNumbers template(MeetingKind kind, CongressId congress) {
        return law.of(kind, congress, calendar.today());
    }

    /** Puts an item on the agenda, as the last one under its parent. */
    ItemId addItem(Actor actor, MeetingId id, NewItem given) {
        Meeting after = journal.locked(actor, id, MeetingsPermission.PLAN).change();
        List<AgendaItem> items = agenda.of(id);
        if (items.size() >= AgendaTable.ITEMS_MAX) {
            throw new Refusal("一次会议最多 " + AgendaTable.ITEMS_MAX + " 个议题。");
        }
        ItemId under = given.parent();
        if (under != null && items.stream().noneMatch(one -> one.id().equals(under))) {
            throw Refusal.of("parent", "上级议题不在这次会议的议程里。");
        }
        ItemId item = agenda.add(id, given);
        journal.done(actor, after, MeetingAct.CHANGE, "列入议题“" + given.title() + "”");
        return item;
    }

    /** Moves an item before the one above it, or behind the one below it, under the same parent. */
    void moveItem(Actor actor, ItemId id, boolean up) {
        Meeting after =
                journal.locked(actor, reader.meetingOf(id), MeetingsPermission.PLAN).change();
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
        journal.done(
                actor,
                after,
                MeetingAct.CHANGE,
                "“%s”调到“%s”%s".formatted(item.title(), other.title(), up ? "之前" : "之后"));
    }

    /** Takes an item off the agenda; what has been taken up stays. */
    void dropItem(Actor actor, ItemId id) {
        Meeting after =
                journal.locked(actor, reader.meetingOf(id), MeetingsPermission.PLAN).change();
        AgendaItem item = reader.item(id);
        boolean parent = agenda.of(after.id()).stream().anyMatch(one -> id.equals(one.parent()));
        if (parent || !item.steps().isEmpty()) {
            throw new Refusal(parent ? "这个议题下面还有议题，请先去掉它们。" : "这个议题已经开始过，不能去掉，可以“暂不审议”。");
        }
        agenda.drop(id);
        journal.done(actor, after, MeetingAct.CHANGE, "去掉议题“" + item.title() + "”");
    }

    /** Enters people; who is there already stays as entered. Gives how many are new. */
    int addPeople(Actor actor, MeetingId id, List<NewParticipant> given) {
        Meeting before = journal.locked(actor, id, MeetingsPermission.PLAN);
        Meeting after = before.change();
        given.forEach(one -> before.allowAttending(one.role()));
        if (people.of(id).size() + given.size() > PeopleTable.PEOPLE_MAX) {
            throw new Refusal("一次会议最多 " + PeopleTable.PEOPLE_MAX + " 人。");
        }
        int added = people.takeBack(id, given, actor.name()) + people.add(id, given);
        journal.done(actor, after, MeetingAct.CHANGE, "登记参加人员 " + added + " 人");
        return added;
    }

    /** Sends the notice; from then on the meeting keeps the numbers of this day. */
    void convene(Actor actor, MeetingId id, String reason) {
        Meeting before = journal.locked(actor, id, MeetingsPermission.PLAN);
        List<Participant> invited = people.of(id);
        int attending = (int) invited.stream().filter(Participant::counts).count();
        MeetingNumbers numbers = law.of(before.kind(), before.congress(), calendar.today());
        Meeting after = before.convene(calendar.today(), numbers, attending, reason);
        String why = reason.strip();
        journal.done(
                actor,
                after,
                MeetingAct.CONVENE,
                "通知 " + invited.size() + " 人" + (why.isEmpty() ? "" : "；缩短通知期限的理由：" + why));
        notices.send(
                PeopleTable.accounts(invited),
                "会议通知",
                "“%s”，%s".formatted(after.title(), where(after)),
                "/meetings/" + id + "/mine");
    }

    /** Sets right when and where it is; after the notice everybody invited is told. */
    void correct(Actor actor, MeetingId id, Correction to) {
        Meeting before = journal.locked(actor, id, MeetingsPermission.PLAN);
        Meeting after = before.correct(to, calendar.today(), reader.numbers(before));
        table.correct(before, to, actor.name());
        journal.done(actor, after, MeetingAct.CORRECT, changes(before, to));
        tell(after, people.of(id), "会议通知更正", "现定于" + where(after));
    }

    private static String changes(Meeting before, Correction to) {
        List<String> said = new ArrayList<>();
        if (!to.startsAt().equals(before.startsAt())) {
            said.add(
                    "时间由 %s 改为 %s"
                            .formatted(Dates.time(before.startsAt()), Dates.time(to.startsAt())));
        }
        if (!to.place().equals(before.place())) {
            said.add("地点由“%s”改为“%s”".formatted(before.place(), to.place()));
        }
        if (!to.reason().isEmpty()) {
            said.add("理由：" + to.reason());
        }
        if (!to.shortReason().isEmpty()) {
            said.add("缩短通知期限的理由：" + to.shortReason());
        }
        return String.join("；", said);
    }

    /** Takes somebody off the list, with the reason; the entry itself stays in the record. */
    void remove(Actor actor, ParticipantId id, String reason) {
        Participant who = reader.participant(id);
        Meeting before = journal.locked(actor, who.meeting(), MeetingsPermission.PLAN);
        Meeting after = before.change();
        before.allowAttending(who.role());
        reader.refuseIfThere(who);
        String why = Refusal.needed("reason", "请写明移出的理由", reason);
        Meeting.checkReason(why);
        people.change(id, "REMOVE", who.role(), why, actor.name());
        journal.done(
                actor,
                after,
                MeetingAct.CHANGE,
                "移出%s人员%s：%s".formatted(who.role().label(), who.name(), why));
        tell(after, List.of(who), "不再参加会议", "您不再参加这次会议");
    }

    /** Changes as what somebody takes part, with the reason. */
    void changeRole(Actor actor, ParticipantId id, MeetingRole role, String reason) {
        Participant who = reader.participant(id);
        Meeting before = journal.locked(actor, who.meeting(), MeetingsPermission.PLAN);
        Meeting after = before.change();
        before.allowAttending(who.role());
        before.allowAttending(role);
        if (who.role() == role) {
            throw Refusal.of("role", "“" + who.name() + "”现在就是" + role.label() + "。");
        }
        if (role == MeetingRole.ATTEND && who.person() == null) {
            throw Refusal.of("role", "“" + who.name() + "”不在名册里，只能列席或旁听。");
        }
        String why = Refusal.needed("reason", "请写明变更的理由", reason);
        Meeting.checkReason(why);
        people.change(id, "ROLE", role, why, actor.name());
        String said = "由" + who.role().label() + "改为" + role.label();
        journal.done(actor, after, MeetingAct.CHANGE, who.name() + said + "：" + why);
        tell(after, List.of(who), "参加会议的身份变更", "您" + said);
    }

    /** Before the notice nobody knows of the meeting, so nobody is told of its changes. */
    private void tell(Meeting meeting, List<Participant> whom, String title, String text) {
        if (meeting.stage() != MeetingStage.PLANNED) {
            notices.send(
                    PeopleTable.accounts(whom),
                    title,
                    "“%s”：%s。".formatted(meeting.title(), text),
                    "/meetings/" + meeting.id() + "/mine");
        }
    }

    private static String where(Meeting meeting) {
        return meeting.startsAt().format(WHEN) + "，" + meeting.place();
    }

    /** Cancels a meeting that has not begun, and tells everyone invited. */
    void cancel(Actor actor, MeetingId id, String reason) {
        Meeting before = journal.locked(actor, id, MeetingsPermission.PLAN);
        Meeting after = before.cancel(reason);
        journal.done(actor, after, MeetingAct.CANCEL, reason.strip());
        if (before.stage() == MeetingStage.CONVENED) {
            notices.send(
                    PeopleTable.accounts(people.of(id)),
                    "会议取消",
                    "“%s”取消：%s".formatted(after.title(), reason.strip()),
                    "/meetings/" + id + "/mine");
        }
    }
}
