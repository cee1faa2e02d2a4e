package org.openrenda.meetings.opinions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.MeetingsPermission;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.OfficialDocument;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deliberation opinions (审议意见) on an item: what is said is sorted into one numbered list, which the
 * council approves and which, once issued, never changes (SUP-5).
 */
@Component
// Longer than 300 lines because it is the one procedure of opinions from the mouth to the list, and
// cutting it would hide that saying and sorting hold the same lock.
public class Opinions {

    private static final int REASON_MAX = 500;
    private static final String APPROVING = "审定审议意见";
    private static final String ISSUING = "印发审议意见";

    private final Sittings sittings;
    private final Remarks remarks;
    private final Sorting sorting;
    private final RemarkTable remarkTable;
    private final OpinionTable table;
    private final IssuedTable issuedTable;
    private final OpinionReader reader;
    private final Calendar calendar;
    private final Record record;
    private final Tasks tasks;
    private final ApplicationEventPublisher events;

    Opinions(
            Sittings sittings,
            Remarks remarks,
            Sorting sorting,
            RemarkTable remarkTable,
            OpinionTable table,
            IssuedTable issuedTable,
            OpinionReader reader,
            Calendar calendar,
            Record record,
            Tasks tasks,
            ApplicationEventPublisher events) {
        this.sittings = sittings;
        this.remarks = remarks;
        this.sorting = sorting;
        this.remarkTable = remarkTable;
        this.table = table;
        this.issuedTable = issuedTable;
        this.reader = reader;
        this.calendar = calendar;
        this.record = record;
        this.tasks = tasks;
        this.events = events;
    }

    /** MTG-12: who attends or takes part without a vote gives an opinion on an item. */
    @Transactional
    public RemarkId say(Actor actor, ItemId item, String text) {
        return remarks.say(actor, item, text);
    }

    /** MTG-14: staff or the note-taker of the group takes down what somebody said. */
    @Transactional
    public RemarkId takeDown(Actor actor, ItemId item, ParticipantId who, String text) {
        return remarks.takeDown(actor, item, who, text);
    }

    /** Staff or the note-taker of a group takes down what the group holds (分组审议记录). */
    @Transactional
    public RemarkId takeDownGroup(Actor actor, ItemId item, String group, String text) {
        return remarks.takeDownGroup(actor, item, group, text);
    }

    /** MTG-14: the speaker finds what was taken down to be right. */
    @Transactional
    public void confirm(Actor actor, RemarkId id) {
        remarks.confirm(actor, id);
    }

    /** MTG-14: the speaker puts it right; what stood there before stays in its steps. */
    @Transactional
    public void correct(Actor actor, RemarkId id, String text) {
        remarks.correct(actor, id, text);
    }

    /** Takes an own opinion back while it is not in the list. */
    @Transactional
    public void withdraw(Actor actor, RemarkId id) {
        remarks.withdraw(actor, id);
    }

    /** Staff says who takes notes for a delegation or group; the last one named does. */
    @Transactional
    public void appointNoteTaker(Actor actor, MeetingId id, ParticipantId who, String group) {
        remarks.appoint(actor, id, who, group);
    }

    /** The groups that this person takes notes for. */
    @Transactional(readOnly = true)
    public List<String> notesFor(Actor actor, MeetingId id) {
        return remarks.notesFor(actor, id);
    }

    /** Who takes notes for each group; asks nobody's permission. */
    @Transactional(readOnly = true)
    public Map<String, ParticipantId> noteTakers(MeetingId id) {
        return remarkTable.noteTakers(id);
    }

    /** What this person or this person's group said on an item. */
    @Transactional(readOnly = true)
    public List<Remark> mine(Actor actor, ItemId item) {
        return remarks.mine(actor, item);
    }

    /** All that was said on an item and not taken back, the first first; asks nobody. */
    @Transactional(readOnly = true)
    public List<Remark> said(ItemId item) {
        return remarkTable.of(item).stream()
                .filter(one -> one.stage() != RemarkStage.WITHDRAWN)
                .toList();
    }

    /** Whether the list of an item still takes opinions; asks nobody's permission. */
    @Transactional(readOnly = true)
    public boolean collects(ItemId item) {
        return table.find(item).map(one -> one.stage() == ListStage.SORTING).orElse(true);
    }

    /** Makes one opinion of the list out of these remarks; the same ones become one. */
    @Transactional
    public OpinionId list(Actor actor, ItemId item, Set<RemarkId> chosen, String text) {
        return sorting.list(actor, item, chosen, text);
    }

    /** Adds remarks of the same content to an opinion of the list. */
    @Transactional
    public void join(Actor actor, OpinionId id, Set<RemarkId> chosen) {
        sorting.join(actor, id, chosen);
    }

    /** Leaves remarks out of the list, with the reason. */
    @Transactional
    public void drop(Actor actor, ItemId item, Set<RemarkId> chosen, String reason) {
        sorting.drop(actor, item, chosen, reason);
    }

    /** Takes a remark that was left out up again. */
    @Transactional
    public void takeUp(Actor actor, RemarkId id) {
        sorting.takeUp(actor, id);
    }

    /** Puts an opinion of the list into other words; the old ones stay in the steps. */
    @Transactional
    public void reword(Actor actor, OpinionId id, String text) {
        sorting.reword(actor, id, text);
    }

    /** Moves an opinion up or down in the list. */
    @Transactional
    public void move(Actor actor, OpinionId id, boolean up) {
        sorting.move(actor, id, up);
    }

    /** Makes two opinions of the list one: the sources of the first go into the second. */
    @Transactional
    public void merge(Actor actor, OpinionId from, OpinionId into) {
        sorting.merge(actor, from, into);
    }

    /** Takes an opinion off the list; what it was made of waits to be sorted again. */
    @Transactional
    public void takeApart(Actor actor, OpinionId id) {
        sorting.takeApart(actor, id);
    }

    /** Hands the list in to be approved; why is written when a speaker has not confirmed. */
    @Transactional
    public void submit(Actor actor, ItemId item, String why) {
        OpinionList before = locked(actor, item, MeetingsPermission.PLAN);
        OpinionsView view = reader.view(sittings.view(actor, before.meeting()), item);
        checkReason(why);
        int unsorted = view.unsorted().size();
        OpinionList after = before.submit(view.lines().size(), unsorted, view.unconfirmed(), why);
        String reason = why.strip();
        String said = "共 " + view.lines().size() + " 条";
        String missing = "；%d 条未经核对：%s".formatted(view.unconfirmed(), reason);
        done(actor, after, ListAct.SUBMIT, view.unconfirmed() == 0 ? said : said + missing);
        owe(after, view, Role.CHAIR, APPROVING, null);
    }

    /** Gives the list back to be mended. */
    @Transactional
    public void giveBack(Actor actor, ItemId item, String reason) {
        OpinionList before = locked(actor, item, MeetingsPermission.APPROVE_OPINIONS);
        checkReason(reason);
        done(actor, before.giveBack(reason), ListAct.GIVE_BACK, reason.strip());
        tasks.settle(actor, subject(before.id()), APPROVING);
    }

    /** SUP-6: approved by the council; from this day on the days to issue it run. */
    @Transactional
    public void approve(Actor actor, ItemId item, String words) {
        OpinionList before = locked(actor, item, MeetingsPermission.APPROVE_OPINIONS);
        checkReason(words);
        OpinionList after = before.approve(calendar.today());
        done(actor, after, ListAct.APPROVE, words.strip());
        tasks.settle(actor, subject(before.id()), APPROVING);
        OpinionsView view = reader.view(sittings.view(actor, before.meeting()), item);
        owe(after, view, Role.CLERK, ISSUING, view.issueBy());
    }

    /** SUP-5, SUP-7: sends the list to who reported, and says by when they report back. */
    @Transactional
    public void issue(Actor actor, ItemId item, String addressee) {
        OpinionList before = locked(actor, item, MeetingsPermission.PLAN);
        MeetingView meeting = sittings.view(actor, before.meeting());
        OpinionsView view = reader.view(meeting, item);
        var at = meeting.meeting().congress();
        LocalDate today = calendar.today();
        LocalDate reportBy = calendar.due("meetings.opinions.report", at, today);
        before.issue("1", addressee, today, reportBy);
        int year = today.getYear();
        String number = "审议意见〔%d〕%d号".formatted(year, issuedTable.nextNumber(at, year));
        OpinionList after = before.issue(number, addressee, today, reportBy);
        List<IssuedOpinion> issued = new ArrayList<>();
        for (OpinionLine line : view.lines()) {
            issued.add(new IssuedOpinion(line.place(), line.text(), line.sources().size()));
        }
        issued.forEach(one -> issuedTable.issue(after.id(), one));
        done(actor, after, ListAct.ISSUE, number + "，主送" + after.addressee());
        tasks.settle(actor, subject(before.id()), ISSUING);
        if (view.item().publicity() != Publicity.SECRET) {
            events.publishEvent(
                    new OpinionsIssued(
                            after.id(),
                            after.meeting(),
                            item,
                            at,
                            view.title(),
                            number,
                            after.addressee(),
                            today,
                            reportBy,
                            issued));
        }
    }

    /** The opinions of an item with all that was said, for who sorts or approves them. */
    @Transactional(readOnly = true)
    public OpinionsView view(Actor actor, ItemId item) {
        MeetingView meeting = sittings.view(actor, sittings.meetingOf(item));
        allowSeeing(actor, meeting);
        return reader.view(meeting, item);
    }

    /** What was issued on an item, for everybody who may know of the item; empty before. */
    @Transactional(readOnly = true)
    public List<IssuedOpinion> issued(Actor actor, ItemId item) {
        MeetingView meeting = sittings.view(actor, sittings.meetingOf(item));
        Remarks.known(meeting, item);
        return table.find(item).map(one -> issuedTable.issued(one.id())).orElse(List.of());
    }

    /** The lists of a congress, the newest first, for who sorts or approves them. */
    @Transactional(readOnly = true)
    public List<OpinionListRow> rows(Actor actor) {
        if (!actor.may(MeetingsPermission.APPROVE_OPINIONS, actor.home())) {
            actor.require(MeetingsPermission.PLAN, actor.home());
        }
        return issuedTable.rows(actor.home(), false, true);
    }

    /** Issued lists of the own congress that other systems may take up; none of secret items. */
    @Transactional(readOnly = true)
    public List<OpinionListRow> issuedLists(Actor actor) {
        actor.require(MeetingsPermission.SEE, actor.home());
        return issuedTable.rows(actor.home(), true, false);
    }

    /**
     * One issued list as its event told it.
     *
     * @throws Refusal when it is not issued, or is of a secret item
     */
    @Transactional(readOnly = true)
    public OpinionsIssued issuedList(Actor actor, OpinionListId id) {
        ItemId item = table.itemOf(id).orElseThrow(OpinionReader::unknown);
        MeetingView meeting = sittings.view(actor, sittings.meetingOf(item));
        actor.require(MeetingsPermission.SEE, meeting.meeting().congress());
        OpinionsView view = reader.view(meeting, item);
        OpinionList list = view.list();
        if (list == null
                || list.issuedOn() == null
                || list.reportDueOn() == null
                || view.item().publicity() == Publicity.SECRET) {
            throw OpinionReader.unknown();
        }
        return new OpinionsIssued(
                id,
                list.meeting(),
                item,
                meeting.meeting().congress(),
                view.title(),
                list.number(),
                list.addressee(),
                list.issuedOn(),
                list.reportDueOn(),
                view.issued());
    }

    /** Another system says what an issued list became; only the first one does. */
    @Transactional
    public void became(Actor actor, OpinionListId id, String what, String address) {
        OpinionsIssued list = issuedList(actor, id);
        if (!issuedTable.use(id, what, address)) {
            throw new Refusal("这份审议意见已经转过一次。");
        }
        note(actor, list.meeting(), "审议意见转入", "%s：%s".formatted(list.number(), what));
    }

    /** The list as an official document; a draft says that it is one. */
    @Transactional(readOnly = true)
    public OfficialDocument document(Actor actor, ItemId item) {
        return reader.document(view(actor, item));
    }

    private void owe(
            OpinionList list, OpinionsView view, Role who, String act, @Nullable LocalDate by) {
        tasks.open(
                view.meeting().congress(),
                Owner.role(who),
                subject(list.id()),
                act,
                view.title(),
                "/meetings/items/" + list.item() + "/opinions",
                by);
    }

    private OpinionList locked(Actor actor, ItemId item, MeetingsPermission permission) {
        MeetingView meeting = sittings.view(actor, sittings.meetingOf(item));
        actor.require(permission, meeting.meeting().congress());
        sittings.holdOpen(meeting.meeting().id());
        return table.lock(item).orElseThrow(() -> new Refusal("这个议题还没有人提意见。"));
    }

    private static void allowSeeing(Actor actor, MeetingView view) {
        if (!actor.may(MeetingsPermission.APPROVE_OPINIONS, view.meeting().congress())) {
            actor.require(MeetingsPermission.PLAN, view.meeting().congress());
        }
    }

    private void done(Actor actor, OpinionList after, ListAct act, String text) {
        table.write(after, act, text, actor.name());
        note(actor, after.meeting(), act.label() + "审议意见", text);
    }

    private void note(Actor actor, MeetingId meeting, String act, String text) {
        MeetingView view = sittings.view(actor, meeting);
        Subject subject = new Subject("meetings", "meeting", meeting.value());
        record.noteInside(actor, view.meeting().congress(), subject, act, text);
    }

    static void checkReason(String reason) {
        if (reason.length() > REASON_MAX) {
            throw Refusal.of("reason", "请写在 " + REASON_MAX + " 字以内。");
        }
    }

    private static Subject subject(OpinionListId id) {
        return new Subject("meetings", "opinions", id.value());
    }

    /** Ids as a form sends them. */
    static Set<RemarkId> ids(List<Long> sent) {
        return sent.stream().map(RemarkId::new).collect(Collectors.toSet());
    }
}
