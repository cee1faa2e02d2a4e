package org.openrenda.meetings.minutes;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.openrenda.congress.Congress;
import org.openrenda.meetings.decisions.Decisions;
import org.openrenda.meetings.opinions.Opinions;
import org.openrenda.meetings.opinions.Remark;
import org.openrenda.meetings.papers.Audience;
import org.openrenda.meetings.papers.NewPaper;
import org.openrenda.meetings.papers.PaperId;
import org.openrenda.meetings.papers.PaperKind;
import org.openrenda.meetings.papers.Papers;
import org.openrenda.meetings.sittings.AgendaItem;
import org.openrenda.meetings.sittings.Meeting;
import org.openrenda.meetings.sittings.MeetingAct;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingStage;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.MeetingsPermission;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.OfficialDocument;
import org.openrenda.platform.documents.OfficialPdf;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.uploads.Uploaded;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * MTG-14: bulletins of a meeting, drafted from what its log says since the last one, and sent as
 * papers to those who attend and those who sit in without a vote.
 */
@Component
class Bulletins {

    private final Sittings sittings;
    private final Decisions decisions;
    private final Opinions opinions;
    private final Papers papers;
    private final BulletinTable table;
    private final Congress congress;
    private final Record record;
    private final Calendar calendar;
    private final Clock clock;

    Bulletins(
            Sittings sittings,
            Decisions decisions,
            Opinions opinions,
            Papers papers,
            BulletinTable table,
            Congress congress,
            Record record,
            Calendar calendar,
            Clock clock) {
        this.sittings = sittings;
        this.decisions = decisions;
        this.opinions = opinions;
        this.papers = papers;
        this.table = table;
        this.congress = congress;
        this.record = record;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Drafts the next bulletin from what went on since the last one.
     *
     * @throws Refusal before the meeting has begun, and while the last one is not issued
     */
    @Transactional
    BulletinId draft(Actor actor, MeetingId id) {
        MeetingView view = prepared(actor, id);
        Instant opened = view.at(MeetingAct.OPEN);
        boolean held = view.meeting().stage() != MeetingStage.IN_SESSION;
        if (opened == null || held && view.meeting().stage() != MeetingStage.CLOSED) {
            throw new Refusal("会议现在是“" + view.meeting().stage().label() + "”，开会以后、签发会议记录以前才能编简报。");
        }
        sittings.holdOpen(id);
        table.lock(id);
        List<Bulletin> all = table.of(id);
        Bulletin last = all.isEmpty() ? null : all.getFirst();
        if (last != null && !last.isIssued()) {
            throw new Refusal("第 " + last.no() + " 期简报还没有核发，请先核发再编下一期。");
        }
        if (all.size() >= BulletinTable.BULLETINS_MAX) {
            throw new Refusal("一次会议最多编 " + BulletinTable.BULLETINS_MAX + " 期简报。");
        }
        Instant since = last == null || last.issuedAt() == null ? opened : last.issuedAt();
        BulletinId bulletin = table.add(id, last == null ? 1 : last.no() + 1, since, actor.name());
        String news = news(view, since);
        String text = news.isEmpty() ? "（上一期以后会议过程没有新的内容，请在这里写。）" : news;
        table.write(bulletin, "会议进行情况", text, actor.name());
        return bulletin;
    }

    /** MTG-15: what was said and decided on secret items stays out of what is sent around. */
    private String news(MeetingView view, Instant since) {
        MeetingView open = view.withoutSecrets();
        List<Remark> said =
                open.items().stream()
                        .map(AgendaItem::id)
                        .flatMap(one -> opinions.said(one).stream())
                        .toList();
        return new Draft(open, decisions.of(view.meeting().id()), said, since).news();
    }

    /** Keeps an edited text; every earlier one stays. */
    @Transactional
    void edit(Actor actor, BulletinId id, String title, String text) {
        Bulletin before = locked(id);
        prepared(actor, before.meeting());
        before.allowChange();
        String head = Refusal.needed("title", "请写简报的标题", title);
        String words = Refusal.needed("text", "请写简报的正文", text).replace("\r", "");
        if (head.length() > Bulletin.TITLE_MAX) {
            throw Refusal.of("title", "标题请写在 " + Bulletin.TITLE_MAX + " 字以内。");
        }
        if (words.length() > Bulletin.TEXT_MAX) {
            throw Refusal.of("text", "正文请写在 " + Bulletin.TEXT_MAX + " 字以内。");
        }
        table.write(id, head, words, actor.name());
    }

    /** Issues a bulletin as it stands, and sends it to whom it is for. */
    @Transactional
    PaperId issue(Actor actor, BulletinId id) {
        Bulletin before = locked(id);
        MeetingView view = sittings.view(actor, before.meeting());
        Meeting meeting = view.meeting();
        actor.require(MeetingsPermission.CHAIR, meeting.congress());
        before.allowChange();
        byte[] pdf = OfficialPdf.write(document(meeting, before, ""));
        NewPaper given =
                new NewPaper(
                        PaperKind.BULLETIN,
                        null,
                        before.name(),
                        Audience.NONVOTING,
                        Publicity.INTERNAL);
        Actor office = Actor.system("会议简报", meeting.congress());
        Uploaded file = new Uploaded("简报第" + before.no() + "期.pdf", pdf);
        PaperId paper = papers.send(office, meeting.id(), given, file);
        table.issue(id, paper, actor.name());
        Subject subject = new Subject("meetings", "meeting", meeting.id().value());
        record.noteInside(actor, meeting.congress(), subject, "核发简报", before.name());
        return paper;
    }

    /** All of a meeting, the newest first, for who prepares or chairs it. */
    @Transactional(readOnly = true)
    List<Bulletin> of(Actor actor, MeetingId id) {
        return table.of(readable(actor, id).meeting().id());
    }

    /** One bulletin, for who prepares or chairs the meeting. */
    @Transactional(readOnly = true)
    Bulletin bulletin(Actor actor, BulletinId id) {
        Bulletin found = table.find(id).orElseThrow(Bulletins::unknown);
        readable(actor, found.meeting());
        return found;
    }

    /** The bulletin as a document. */
    @Transactional(readOnly = true)
    OfficialDocument document(Actor actor, BulletinId id) {
        Bulletin found = bulletin(actor, id);
        Meeting meeting = sittings.view(actor, found.meeting()).meeting();
        return document(meeting, found, found.isIssued() ? "" : "未核发");
    }

    private OfficialDocument document(Meeting meeting, Bulletin bulletin, String mark) {
        String issuer = congress.congress(meeting.congress()).name();
        return new OfficialDocument(
                issuer,
                "第 " + bulletin.no() + " 期",
                mark,
                meeting.title() + "简报：" + bulletin.title(),
                "",
                OfficialDocument.paragraphs(bulletin.text()),
                issuer,
                bulletin.issuedAt() == null
                        ? calendar.today()
                        : java.time.LocalDate.ofInstant(bulletin.issuedAt(), Calendar.ZONE),
                List.of());
    }

    private Bulletin locked(BulletinId id) {
        table.lock(table.find(id).orElseThrow(Bulletins::unknown).meeting());
        return table.find(id).orElseThrow(Bulletins::unknown);
    }

    private MeetingView prepared(Actor actor, MeetingId id) {
        MeetingView view = sittings.view(actor, id);
        actor.require(MeetingsPermission.PLAN, view.meeting().congress());
        return view;
    }

    private MeetingView readable(Actor actor, MeetingId id) {
        MeetingView view = sittings.view(actor, id);
        if (!actor.may(MeetingsPermission.CHAIR, view.meeting().congress())) {
            actor.require(MeetingsPermission.PLAN, view.meeting().congress());
        }
        return view;
    }

    private static Refusal unknown() {
        return new Refusal("没有这期简报。");
    }
}
