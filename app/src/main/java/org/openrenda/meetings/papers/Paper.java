package org.openrenda.meetings.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.Meeting;
import org.openrenda.meetings.sittings.MeetingAct;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingRole;
import org.openrenda.meetings.sittings.MeetingStage;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;

/**
 * A paper with its versions.
 *
 * @param item null for a paper of the whole meeting
 * @param versions the newest first, at least one
 * @param withdrawn why it was taken back; null while it holds
 */
public record Paper(
        PaperId id,
        MeetingId meeting,
        PaperKind kind,
        @Nullable ItemId item,
        String title,
        Audience audience,
        Publicity publicity,
        List<PaperVersion> versions,
        @Nullable String withdrawn) {

    private static final int SENTENCE_MAX = 200;

    public Paper {
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("a paper has a version");
        }
    }

    public PaperVersion newest() {
        return versions.getFirst();
    }

    PaperVersion version(int no) {
        return versions.stream()
                .filter(one -> one.no() == no)
                .findFirst()
                .orElseThrow(() -> new Refusal("这份材料没有第 " + no + " 版。"));
    }

    /** The number of a new version that says what it changes. */
    int renew(Meeting in, String changed) {
        allowSending(in, kind);
        if (withdrawn != null) {
            throw new Refusal("这份材料已经收回，不能再换新版，请另发一份。");
        }
        sentence("changed", "请用一句话写明改了什么，阅读过旧版的人只看这一句", changed);
        return newest().no() + 1;
    }

    void withdraw(String reason) {
        if (withdrawn != null) {
            throw new Refusal("这份材料已经收回。");
        }
        sentence("reason", "请写明收回的原因", reason);
    }

    private static void sentence(String field, String ask, String given) {
        if (Refusal.needed(field, ask, given).length() > SENTENCE_MAX) {
            throw Refusal.of(field, "请写在 " + SENTENCE_MAX + " 字以内。");
        }
    }

    /** The last bulletin of a meeting comes out after its close. */
    static void allowSending(Meeting meeting, PaperKind kind) {
        MeetingStage stage = meeting.stage();
        boolean after = kind == PaperKind.BULLETIN && stage == MeetingStage.CLOSED;
        if (!stage.allows(MeetingAct.CHANGE) && !after) {
            throw new Refusal("会议现在是“" + stage.label() + "”，不能再发材料。");
        }
    }

    /** MTG-15: who gets it, once the notice is out; a paper taken back is for nobody. */
    boolean isFor(@Nullable MeetingRole role, MeetingStage stage) {
        return withdrawn == null
                && stage != MeetingStage.PLANNED
                && stage != MeetingStage.CANCELLED
                && audience.includes(role);
    }

    /** Whether it may lie on a reader's own device. */
    public boolean maySave() {
        return publicity != Publicity.SECRET;
    }

    /**
     * MTG-5, MTG-10, MTG-16: by how many days it reached its readers too late; what is sent before
     * the notice reaches them with it. An extraordinary meeting knows no such day, nor does a
     * bulletin.
     */
    int daysLate(MeetingView in) {
        if (in.meeting().extraordinary() || kind == PaperKind.BULLETIN) {
            return 0;
        }
        LocalDate last = in.numbers().materialsBy(in.meeting().startsAt());
        Instant sent = versions.getLast().at();
        Instant notice = in.at(MeetingAct.CONVENE);
        Instant reached = notice != null && notice.isAfter(sent) ? notice : sent;
        LocalDate on = LocalDate.ofInstant(reached, Calendar.ZONE);
        return (int) Math.max(0, ChronoUnit.DAYS.between(last, on));
    }
}
