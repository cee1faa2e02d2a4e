package org.openrenda.meetings.opinions;

import java.util.List;
import org.openrenda.meetings.sittings.AgendaItem;
import org.openrenda.meetings.sittings.Attendance;
import org.openrenda.meetings.sittings.ItemAct;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.MeetingsPermission;
import org.openrenda.meetings.sittings.Participant;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.notices.Notices;
import org.springframework.stereotype.Component;

/** What members say on an item, and what is taken down of them and of their groups. */
@Component
class Remarks {

    static final int TEXT_MAX = 5_000;

    private final Sittings sittings;
    private final RemarkTable table;
    private final OpinionTable opinions;
    private final Notices notices;

    Remarks(Sittings sittings, RemarkTable table, OpinionTable opinions, Notices notices) {
        this.sittings = sittings;
        this.table = table;
        this.opinions = opinions;
        this.notices = notices;
    }

    RemarkId say(Actor actor, ItemId item, String text) {
        MeetingView view = collecting(actor, item);
        Participant me = me(view);
        String words = words(text);
        RemarkId id = table.add(view.meeting().id(), item, me.id(), me.group());
        table.step(id, RemarkAct.SAY, words, actor.name());
        return id;
    }

    /** MTG-14: what was taken down of a person is shown to that person to be confirmed. */
    RemarkId takeDown(Actor actor, ItemId item, ParticipantId who, String text) {
        MeetingView view = collecting(actor, item);
        Participant speaker =
                people(view)
                        .filter(one -> one.id().equals(who) && one.maySpeak())
                        .findFirst()
                        .orElseThrow(() -> Refusal.of("who", "请选择出席或列席这次会议的人。"));
        allowNotes(actor, view, speaker.group());
        String words = words(text);
        RemarkId id = table.add(view.meeting().id(), item, speaker.id(), speaker.group());
        table.step(id, RemarkAct.TAKE_DOWN, words, actor.name());
        AccountId account = speaker.account();
        if (account != null) {
            notices.send(
                    List.of(account),
                    "请核对您的发言",
                    "“%s”上您的发言已记下，请核对或更正。".formatted(view.meeting().title()),
                    "/meetings/items/" + item + "/mine");
        }
        return id;
    }

    /** The opinion of a group as its note-taker writes it; anybody of the group confirms it. */
    RemarkId takeDownGroup(Actor actor, ItemId item, String group, String text) {
        MeetingView view = collecting(actor, item);
        String name = group.strip();
        if (people(view).noneMatch(one -> !name.isEmpty() && one.group().equals(name))) {
            throw Refusal.of("group", "请选择这次会议的一个代表团或小组。");
        }
        allowNotes(actor, view, name);
        String words = words(text);
        RemarkId id = table.add(view.meeting().id(), item, null, name);
        table.step(id, RemarkAct.TAKE_DOWN, words, actor.name());
        return id;
    }

    void confirm(Actor actor, RemarkId id) {
        Remark remark = locked(actor, id);
        remark.stage().after(RemarkAct.CONFIRM);
        MeetingView view = sittings.view(actor, sittings.meetingOf(remark.item()));
        boolean onPaper = !isOwn(remark, view);
        if (onPaper && !(remark.account() == null && plans(actor, view))) {
            throw new Refusal("MTG-14", "记下的意见由发言人本人核对；没有账号的，由工作人员凭签字的书面记录登记。");
        }
        table.step(id, RemarkAct.CONFIRM, onPaper ? "凭签字的书面记录" : "", actor.name());
    }

    void correct(Actor actor, RemarkId id, String text) {
        Remark remark = locked(actor, id);
        own(actor, remark);
        remark.stage().after(RemarkAct.CORRECT);
        table.step(id, RemarkAct.CORRECT, words(text), actor.name());
    }

    void withdraw(Actor actor, RemarkId id) {
        Remark remark = locked(actor, id);
        own(actor, remark);
        remark.stage().after(RemarkAct.WITHDRAW);
        if (remark.sorted() != null) {
            throw new Refusal("这条意见已归入审议意见清单，不能收回；可以更正。");
        }
        table.step(id, RemarkAct.WITHDRAW, "", actor.name());
    }

    private void own(Actor actor, Remark remark) {
        if (!isOwn(remark, sittings.view(actor, sittings.meetingOf(remark.item())))) {
            throw new Refusal("MTG-14", "意见由提出的人自己更正、收回。");
        }
    }

    void appoint(Actor actor, MeetingId id, ParticipantId who, String group) {
        MeetingView view = sittings.view(actor, id);
        actor.require(MeetingsPermission.PLAN, view.meeting().congress());
        String name = group.strip();
        if (people(view).noneMatch(one -> !name.isEmpty() && one.group().equals(name))) {
            throw Refusal.of("group", "请选择这次会议的一个代表团或小组。");
        }
        Participant taker =
                people(view)
                        .filter(one -> one.id().equals(who) && one.account() != null)
                        .findFirst()
                        .orElseThrow(() -> Refusal.of("who", "记录人应在会议名单里，并有账号。"));
        table.appoint(id, name, taker.id(), actor.name());
    }

    /** Those of the reader: said by or taken down of this person or this person's group. */
    List<Remark> mine(Actor actor, ItemId item) {
        MeetingView view = sittings.view(actor, sittings.meetingOf(item));
        return table.of(item).stream().filter(one -> isOwn(one, view)).toList();
    }

    /** The groups this person takes notes for. */
    List<String> notesFor(Actor actor, MeetingId id) {
        MeetingView view = sittings.view(actor, id);
        Attendance me = view.me();
        if (me == null) {
            return List.of();
        }
        return table.noteTakers(id).entrySet().stream()
                .filter(one -> one.getValue().equals(me.who().id()))
                .map(java.util.Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private void allowNotes(Actor actor, MeetingView view, String group) {
        if (!plans(actor, view) && !notesFor(actor, view.meeting().id()).contains(group)) {
            throw new Refusal("只有工作人员和指定的记录人可以记下别人的发言。");
        }
    }

    private static boolean isOwn(Remark remark, MeetingView view) {
        Attendance me = view.me();
        if (me == null) {
            return false;
        }
        return remark.isOfGroup()
                ? me.who().maySpeak() && me.who().group().equals(remark.group())
                : me.who().id().equals(remark.participant());
    }

    /** Opinions are collected from the time an item is taken up until its list is handed in. */
    private MeetingView collecting(Actor actor, ItemId id) {
        MeetingView view = sittings.view(actor, sittings.meetingOf(id));
        AgendaItem item = known(view, id);
        if (item.steps().stream().noneMatch(step -> step.act() == ItemAct.TAKE)) {
            throw new Refusal("这个议题还没有开始审议，开始以后才能提意见；现在可以先写在自己的笔记里。");
        }
        if (opinions.begin(view.meeting().id(), id)) {
            OpinionList list = opinions.find(id).orElseThrow();
            opinions.step(list.id(), ListAct.OPEN, "", actor.name());
        }
        opinions.lock(id).orElseThrow().sort();
        if (table.of(id).size() >= RemarkTable.REMARKS_MAX) {
            throw new Refusal("一个议题最多收 " + RemarkTable.REMARKS_MAX + " 条意见。");
        }
        return view;
    }

    static AgendaItem known(MeetingView view, ItemId id) {
        return view.items().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("没有这个议题。"));
    }

    private Remark locked(Actor actor, RemarkId id) {
        ItemId item = table.itemOf(id).orElseThrow(Remarks::unknown);
        known(sittings.view(actor, sittings.meetingOf(item)), item);
        opinions.lock(item).orElseThrow(Remarks::unknown).sort();
        return table.of(item).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(Remarks::unknown);
    }

    private static Participant me(MeetingView view) {
        Attendance me = view.me();
        if (me == null || !me.who().maySpeak()) {
            throw new Refusal("MTG-12", "出席、列席会议的人员可以提审议意见，旁听人员没有发言权。");
        }
        return me.who();
    }

    private static java.util.stream.Stream<Participant> people(MeetingView view) {
        return view.people().stream().map(Attendance::who);
    }

    private static boolean plans(Actor actor, MeetingView view) {
        return actor.may(MeetingsPermission.PLAN, view.meeting().congress());
    }

    private static String words(String text) {
        String words = Refusal.needed("text", "请写意见", text).replace("\r", "");
        if (words.length() > TEXT_MAX) {
            throw Refusal.of("text", "一条意见请写在 " + TEXT_MAX + " 字以内。");
        }
        return words;
    }

    private static Refusal unknown() {
        return new Refusal("没有这条意见。");
    }
}
