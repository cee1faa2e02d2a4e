package org.openrenda.meetings.papers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.AgendaItem;
import org.openrenda.meetings.sittings.Attendance;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.Meeting;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingRole;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.MeetingsPermission;
import org.openrenda.meetings.sittings.Participant;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.documents.Attachment;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.uploads.Uploaded;
import org.openrenda.platform.web.Dates;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Papers of a meeting: sent to a role, renewed in versions, opened with a receipt, and taken back.
 */
@Component
// Longer than 300 lines because sending, opening and reminding ask one question, who is concerned,
// and it should be answered in one place.
public class Papers {

    private final Sittings sittings;
    private final PaperTable table;
    private final PaperReader reader;
    private final PaperDuty duty;
    private final Documents documents;
    private final Record record;
    private final Notices notices;
    private final Clock clock;

    Papers(
            Sittings sittings,
            PaperTable table,
            PaperReader reader,
            PaperDuty duty,
            Documents documents,
            Record record,
            Notices notices,
            Clock clock) {
        this.sittings = sittings;
        this.table = table;
        this.reader = reader;
        this.duty = duty;
        this.documents = documents;
        this.record = record;
        this.notices = notices;
        this.clock = clock;
    }

    /** Sends a paper; before the notice it waits, and reaches its readers with it. */
    @Transactional
    public PaperId send(Actor actor, MeetingId id, NewPaper given, Uploaded file) {
        MeetingView view = prepared(actor, id);
        Paper.allowSending(view.meeting(), given.kind());
        if (table.of(id).size() >= PaperTable.PAPERS_MAX) {
            throw new Refusal("一次会议最多 " + PaperTable.PAPERS_MAX + " 份材料。");
        }
        checkItem(view, given);
        PaperId paper = table.add(id, given);
        attach(actor, view.meeting(), paper, 1, "", file);
        note(actor, view.meeting(), "发出材料", "“" + given.title() + "”");
        tell(view, reader.paper(id, paper), "会议材料", "“" + given.title() + "”");
        duty.follow(id);
        return paper;
    }

    /** Several papers in one act: all are sent, or none is. */
    @Transactional
    public List<PaperId> send(
            Actor actor, MeetingId id, List<NewPaper> given, List<Uploaded> files) {
        List<PaperId> sent = new ArrayList<>();
        for (int n = 0; n < given.size(); n++) {
            sent.add(send(actor, id, given.get(n), files.get(n)));
        }
        return sent;
    }

    /** MTG-15: a paper is never wider than its item. */
    private static void checkItem(MeetingView view, NewPaper given) {
        ItemId under = given.item();
        if (under == null) {
            return;
        }
        AgendaItem item =
                view.items().stream()
                        .filter(one -> one.id().equals(under))
                        .findFirst()
                        .orElseThrow(() -> Refusal.of("item", "这个议题不在会议的议程里。"));
        if (given.publicity().compareTo(item.publicity()) < 0) {
            throw Refusal.of(
                    "publicity",
                    "议题“%s”是%s议题，材料不能比议题更公开（MTG-15）。"
                            .formatted(item.title(), item.publicity().label()));
        }
    }

    /** A new version; the old ones stay, and whom it concerns is told what changed. */
    @Transactional
    public void renew(Actor actor, PaperId id, String changed, Uploaded file) {
        MeetingView view = prepared(actor, reader.meetingOf(id));
        table.lock(id);
        Paper before = reader.paper(view.meeting().id(), id);
        int no = before.renew(view.meeting(), changed);
        attach(actor, view.meeting(), id, no, changed.strip(), file);
        String said = "“%s”第 %d 版：%s".formatted(before.title(), no, changed.strip());
        note(actor, view.meeting(), "更新材料", said);
        tell(view, before, "会议材料有更新", said);
    }

    /** Takes a paper back from all who read it; who sends papers still sees that it was there. */
    @Transactional
    public void withdraw(Actor actor, PaperId id, String reason) {
        MeetingView view = prepared(actor, reader.meetingOf(id));
        sittings.holdOpen(view.meeting().id());
        table.lock(id);
        Paper before = reader.paper(view.meeting().id(), id);
        before.withdraw(reason);
        tell(view, before, "会议材料收回", "“%s”：%s".formatted(before.title(), reason.strip()));
        table.withdraw(id, reason.strip(), actor.name());
        String said = "“%s”：%s".formatted(before.title(), reason.strip());
        note(actor, view.meeting(), "收回材料", said);
        duty.follow(view.meeting().id());
    }

    /**
     * Reminds those who have not opened the newest version.
     *
     * @return how many were told
     */
    @Transactional
    public int remind(Actor actor, PaperId id) {
        MeetingView view = prepared(actor, reader.meetingOf(id));
        sittings.holdOpen(view.meeting().id());
        table.lock(id);
        Paper paper = reader.paper(view.meeting().id(), id);
        List<AccountId> late = new ArrayList<>();
        for (Readership one : reader.readers(view, paper)) {
            AccountId account = one.who().account();
            if (!one.isRead() && account != null) {
                late.add(account);
            }
        }
        if (late.isEmpty()) {
            throw new Refusal("有账号的人都读过最新一版，没有要提醒的。");
        }
        notices.send(
                late,
                "请阅读会议材料",
                "“%s”的材料“%s”还没有打开。".formatted(view.meeting().title(), paper.title()),
                address(id));
        table.reminded(id, paper.newest().no(), late.size(), actor.name());
        note(actor, view.meeting(), "提醒阅读材料", "“%s”，%d 人".formatted(paper.title(), late.size()));
        return late.size();
    }

    /** Who is concerned opens the newest version; the first opening leaves a receipt. */
    @Transactional
    public int open(Actor actor, PaperId id) {
        MeetingView view = sittings.view(actor, reader.meetingOf(id));
        return open(actor, view, readable(actor, view, id), 0);
    }

    /** Who read a saved version without network tells of it later; it may be an old one by then. */
    @Transactional
    public void openSaved(Actor actor, PaperId id, int no) {
        MeetingView view = sittings.view(actor, reader.meetingOf(id));
        Paper paper = readable(actor, view, id);
        if (!reader.got(actor, paper, no)) {
            throw new Refusal("这一版没有存到过您的手机。");
        }
        open(actor, view, paper, no);
    }

    private int open(Actor actor, MeetingView view, Paper paper, int saved) {
        int no = saved == 0 ? paper.newest().no() : saved;
        PaperId id = paper.id();
        if (isConcerned(view, paper) && actor.account() != null) {
            table.receive(id, no, actor.account(), ReceiptWay.OPENED);
        }
        return no;
    }

    /**
     * A reader puts the papers of a meeting on a device; secret ones never go there. Saving is not
     * reading: the receipt says so.
     *
     * @return what may be saved
     */
    @Transactional
    public List<PaperView> save(Actor actor, MeetingId id) {
        MeetingView view = sittings.view(actor, id);
        List<PaperView> saved =
                of(actor, id).stream()
                        .filter(one -> one.paper().maySave() && isReadable(view, one.paper()))
                        .toList();
        for (PaperView one : saved) {
            if (isConcerned(view, one.paper()) && actor.account() != null) {
                int no = one.paper().newest().no();
                table.receive(one.paper().id(), no, actor.account(), ReceiptWay.SAVED);
            }
        }
        return saved;
    }

    /** The file of a version, for who sends papers, or for who got hold of that version. */
    @Transactional(readOnly = true)
    public Documents.Content file(Actor actor, PaperId id, int no) {
        MeetingView view = sittings.view(actor, reader.meetingOf(id));
        Paper paper = readable(actor, view, id);
        PaperVersion version = paper.version(no);
        boolean plans = actor.may(MeetingsPermission.PLAN, view.meeting().congress());
        if (!plans && isConcerned(view, paper) && !reader.got(actor, paper, no)) {
            throw new Refusal("请从材料页面打开这份材料。");
        }
        return documents
                .content(subject(id), version.attachment())
                .orElseThrow(() -> new IllegalStateException("no file of paper " + id));
    }

    /** The papers that are for everyone now; asks nobody's permission. */
    @Transactional(readOnly = true)
    public List<Paper> published(Meeting meeting) {
        return table.of(meeting.id()).stream()
                .filter(one -> one.isFor(null, meeting.stage()))
                .toList();
    }

    /**
     * The file of a version for who keeps or publishes papers; asks nobody's permission.
     *
     * @throws Refusal while a scanner is set that has not found it clean
     */
    @Transactional(readOnly = true)
    public Documents.Content kept(PaperId id, int no) {
        PaperVersion version = reader.paper(reader.meetingOf(id), id).version(no);
        return documents
                .content(subject(id), version.attachment())
                .orElseThrow(() -> new IllegalStateException("no file of paper " + id));
    }

    /** Why a version is not handed out; empty when it is. Asks nobody's permission. */
    @Transactional(readOnly = true)
    public String hidden(PaperId id, PaperVersion version) {
        return documents.of(subject(id)).stream()
                .filter(one -> one.id() == version.attachment())
                .map(Attachment::hidden)
                .findFirst()
                .orElse("");
    }

    /** The papers this reader may know of, those of the whole meeting first. */
    @Transactional(readOnly = true)
    public List<PaperView> of(Actor actor, MeetingId id) {
        MeetingView view = sittings.view(actor, id);
        boolean sends = sends(actor, view);
        return reader.views(actor, view, sends).stream()
                .filter(one -> sends || isReadable(view, one.paper()))
                .toList();
    }

    /**
     * Only those this person gets as a reader, even when the same person also sends papers.
     *
     * @param onDevice for a page that is put on a device, which names no secret paper
     */
    @Transactional(readOnly = true)
    public List<PaperView> forReading(Actor actor, MeetingId id, boolean onDevice) {
        MeetingView view = sittings.view(actor, id);
        return reader.views(actor, view, false).stream()
                .filter(one -> isReadable(view, one.paper()))
                .filter(one -> !onDevice || one.paper().maySave())
                .toList();
    }

    /** One paper, for who may know of it. */
    @Transactional(readOnly = true)
    public PaperView paper(Actor actor, PaperId id) {
        return of(actor, reader.meetingOf(id)).stream()
                .filter(one -> one.paper().id().equals(id))
                .findFirst()
                .orElseThrow(PaperReader::unknown);
    }

    /** For whom a paper is, and who of them opened which version when. */
    @Transactional(readOnly = true)
    public List<Readership> readers(Actor actor, PaperId id) {
        MeetingView view = prepared(actor, reader.meetingOf(id));
        return reader.readers(view, reader.paper(view.meeting().id(), id));
    }

    private void attach(
            Actor actor, Meeting meeting, PaperId id, int no, String changed, Uploaded file) {
        long attachment =
                documents.attach(actor, meeting.congress(), subject(id), file.name(), file.bytes());
        String name =
                documents.of(subject(id)).stream()
                        .filter(one -> one.id() == attachment)
                        .findFirst()
                        .orElseThrow()
                        .name();
        table.addVersion(
                id, new PaperVersion(no, attachment, name, changed, clock.instant(), actor.name()));
    }

    private void tell(MeetingView view, Paper paper, String title, String said) {
        List<AccountId> to =
                view.people().stream()
                        .map(Attendance::who)
                        .filter(one -> paper.isFor(one.role(), view.meeting().stage()))
                        .map(Participant::account)
                        .filter(Objects::nonNull)
                        .toList();
        String address = title.equals("会议材料收回") ? list(paper.meeting()) : address(paper.id());
        notices.send(to, title, view.meeting().title() + "：" + said, address);
    }

    private MeetingView prepared(Actor actor, MeetingId id) {
        MeetingView view = sittings.view(actor, id);
        actor.require(MeetingsPermission.PLAN, view.meeting().congress());
        return view;
    }

    private static boolean sends(Actor actor, MeetingView view) {
        return actor.may(MeetingsPermission.PLAN, view.meeting().congress())
                || actor.may(MeetingsPermission.CHAIR, view.meeting().congress());
    }

    private Paper readable(Actor actor, MeetingView view, PaperId id) {
        Paper paper = reader.paper(view.meeting().id(), id);
        if (!sends(actor, view) && !isReadable(view, paper)) {
            throw PaperReader.unknown();
        }
        return paper;
    }

    private static boolean isReadable(MeetingView view, Paper paper) {
        return paper.isFor(role(view), view.meeting().stage());
    }

    /** Whether a receipt is kept of this reader: the public and the staff leave none. */
    private static boolean isConcerned(MeetingView view, Paper paper) {
        return view.me() != null && isReadable(view, paper);
    }

    private static @Nullable MeetingRole role(MeetingView view) {
        return view.me() == null ? null : view.me().who().role();
    }

    private void note(Actor actor, Meeting meeting, String act, String said) {
        Subject subject = new Subject("meetings", "meeting", meeting.id().value());
        record.noteInside(actor, meeting.congress(), subject, act, said);
    }

    /** MTG-10: what to say to who sent a paper too late; empty when it is in time. */
    public static String lateness(MeetingView view, PaperView paper) {
        if (paper.daysLate() == 0) {
            return "";
        }
        LocalDate last = view.numbers().materialsBy(view.meeting().startsAt());
        return "晚于最迟发出日期 %s %d 天（%s）"
                .formatted(Dates.full(last), paper.daysLate(), view.numbers().materials().rule());
    }

    /** Whether a paper of this publicity names its reader. */
    static boolean isMarked(Publicity publicity) {
        return publicity != Publicity.OPEN;
    }

    static Subject subject(PaperId id) {
        return new Subject("meetings", "paper", id.value());
    }

    static String address(PaperId id) {
        return "/meetings/papers/" + id;
    }

    static String list(MeetingId id) {
        return "/meetings/" + id + "/papers";
    }
}
