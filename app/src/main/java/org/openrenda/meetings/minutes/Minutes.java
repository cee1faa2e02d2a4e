package org.openrenda.meetings.minutes;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openrenda.congress.Congress;
import org.openrenda.meetings.decisions.Decisions;
import org.openrenda.meetings.opinions.Opinions;
import org.openrenda.meetings.opinions.Remark;
import org.openrenda.meetings.papers.PaperId;
import org.openrenda.meetings.sittings.Meeting;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingStage;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.MeetingsPermission;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Sha256;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.OfficialDocument;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The minutes of a meeting, and the circular about who was there. */
@Component
public class Minutes {

    private static final int TEXT_MAX = 200_000;
    private static final int REASON_MAX = 500;

    private final Sittings sittings;
    private final Decisions decisions;
    private final Opinions opinions;
    private final Bulletins bulletins;
    private final Congress congress;
    private final Calendar calendar;
    private final JdbcClient jdbc;
    private final Clock clock;

    Minutes(
            Sittings sittings,
            Decisions decisions,
            Opinions opinions,
            Bulletins bulletins,
            Congress congress,
            Calendar calendar,
            JdbcClient jdbc,
            Clock clock) {
        this.sittings = sittings;
        this.decisions = decisions;
        this.opinions = opinions;
        this.bulletins = bulletins;
        this.congress = congress;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Drafts the next bulletin (简报) of a meeting from what went on since the last one. */
    public BulletinId draftBulletin(Actor actor, MeetingId id) {
        return bulletins.draft(actor, id);
    }

    /** Keeps another title and text of a bulletin, as long as it is not issued. */
    public void editBulletin(Actor actor, BulletinId id, String title, String text) {
        bulletins.edit(actor, id, title, text);
    }

    /** Issues a bulletin: it goes as a paper to those who attend or sit in, with receipts. */
    public PaperId issueBulletin(Actor actor, BulletinId id) {
        return bulletins.issue(actor, id);
    }

    /** As last edited, or as the log says while nobody has edited them. */
    @Transactional(readOnly = true)
    public String text(Actor actor, MeetingId id) {
        return last(id).orElseGet(() -> draft(view(actor, id)).text());
    }

    /** What the log of the meeting says, whatever was edited. */
    @Transactional(readOnly = true)
    public String draft(Actor actor, MeetingId id) {
        return draft(view(actor, id)).text();
    }

    /** MTG-14: what was taken down in the meeting and is not confirmed by who said it. */
    @Transactional(readOnly = true)
    public List<Remark> unconfirmed(Actor actor, MeetingId id) {
        return draft(view(actor, id)).unconfirmed();
    }

    /** Keeps an edited text; every earlier one stays. */
    @Transactional
    public void edit(Actor actor, MeetingId id, String text) {
        Meeting meeting = view(actor, id).meeting();
        actor.require(MeetingsPermission.PLAN, meeting.congress());
        if (meeting.stage() != MeetingStage.CLOSED) {
            throw new Refusal("会议现在是“" + meeting.stage().label() + "”，闭会后、签发前才能整理记录。");
        }
        String words = Refusal.needed("text", "请写会议记录", text).replace("\r", "");
        if (words.length() > TEXT_MAX) {
            throw Refusal.of("text", "会议记录请写在 " + TEXT_MAX + " 字以内。");
        }
        keep(actor, id, words);
    }

    private void keep(Actor actor, MeetingId id, String words) {
        jdbc.sql(
                        """
                        insert into meetings.minutes (meeting_id, text, at, by_name)
                        values (:meeting, :text, :at, :by)
                        """)
                .param("meeting", id.value())
                .param("text", words)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", actor.name())
                .update();
    }

    /**
     * The chair signs the minutes as they stand; their fingerprint goes into the record.
     *
     * @param reason why, while speakers have not confirmed what was taken down of them
     * @throws Refusal MTG-14 without a reason then
     */
    @Transactional
    public void sign(Actor actor, MeetingId id, String reason) {
        String text = text(actor, id);
        List<Remark> open = unconfirmed(actor, id);
        if (!open.isEmpty() && reason.isBlank()) {
            throw Refusal.of(
                    "reason", "还有 %d 条发言没有经本人核对（MTG-14）。请先请本人核对，或写明签发的理由。".formatted(open.size()));
        }
        if (reason.length() > REASON_MAX) {
            throw Refusal.of("reason", "理由请写在 " + REASON_MAX + " 字以内。");
        }
        String why =
                open.isEmpty() ? "" : "，%d 条发言未经本人核对，理由：%s".formatted(open.size(), reason.strip());
        sittings.signMinutes(actor, id, "会议记录指纹 " + Sha256.hex(text) + why);
        if (last(id).isEmpty()) {
            keep(actor, id, text);
        }
    }

    /** The minutes as a document, from the close of the meeting on. */
    @Transactional(readOnly = true)
    public OfficialDocument document(Actor actor, MeetingId id) {
        Meeting meeting = view(actor, id).meeting();
        boolean signed = meeting.stage() != MeetingStage.CLOSED;
        return document(
                meeting,
                signed ? "" : "未签发",
                meeting.title() + "会议记录",
                OfficialDocument.paragraphs(text(actor, id)));
    }

    /** MTG-13: who attended, was late, on leave or absent, as circulated after the meeting. */
    @Transactional(readOnly = true)
    public OfficialDocument circular(Actor actor, MeetingId id) {
        MeetingView view = view(actor, id);
        String text = String.join("\n", draft(view).attendance());
        return document(
                view.meeting(),
                "",
                "关于" + view.meeting().title() + "出席情况的通报",
                OfficialDocument.paragraphs(text));
    }

    private OfficialDocument document(
            Meeting meeting, String mark, String title, List<OfficialDocument.Paragraph> body) {
        String issuer = congress.congress(meeting.congress()).name();
        return new OfficialDocument(
                issuer, "", mark, title, "", body, issuer, calendar.today(), List.of());
    }

    /**
     * Minutes hold what secret items were about, so that only who prepares or chairs reads them.
     */
    private MeetingView view(Actor actor, MeetingId id) {
        MeetingView view = sittings.view(actor, id);
        if (!actor.may(MeetingsPermission.CHAIR, view.meeting().congress())) {
            actor.require(MeetingsPermission.PLAN, view.meeting().congress());
        }
        MeetingStage stage = view.meeting().stage();
        if (stage != MeetingStage.CLOSED
                && stage != MeetingStage.MINUTES_SIGNED
                && stage != MeetingStage.ARCHIVED) {
            throw new Refusal("会议现在是“" + stage.label() + "”，闭会后才有会议记录。");
        }
        return view;
    }

    private Draft draft(MeetingView view) {
        List<Remark> said =
                view.items().stream().flatMap(one -> opinions.said(one.id()).stream()).toList();
        return new Draft(view, decisions.of(view.meeting().id()), said, Instant.MIN);
    }

    private Optional<String> last(MeetingId id) {
        return jdbc.sql(
                        """
                        select text from meetings.minutes where meeting_id = :meeting
                        order by id desc limit 1
                        """)
                .param("meeting", id.value())
                .query(String.class)
                .optional();
    }
}
