package org.openrenda.meetings.papers;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.AgendaItem;
import org.openrenda.meetings.sittings.Attendance;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.stereotype.Component;

/** Reads papers with their receipts; it changes nothing and asks nobody's permission. */
@Component
class PaperReader {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    private final PaperTable table;
    private final Clock clock;

    PaperReader(PaperTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    static Refusal unknown() {
        return new Refusal("没有这份材料。");
    }

    MeetingId meetingOf(PaperId id) {
        return table.meetingOf(id).orElseThrow(PaperReader::unknown);
    }

    Paper paper(MeetingId meeting, PaperId id) {
        return table.of(meeting).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(PaperReader::unknown);
    }

    /** Whether this reader opened or saved that version. */
    boolean got(Actor actor, Paper paper, int no) {
        return table.receipts(paper.meeting()).stream()
                .anyMatch(one ->
                        one.paper().equals(paper.id())
                                && one.no() == no
                                && one.account().equals(actor.account()));
    }

    List<PaperView> views(Actor actor, MeetingView view, boolean counted) {
        MeetingId meeting = view.meeting().id();
        List<PaperTable.Receipt> receipts = table.receipts(meeting);
        return table.of(meeting).stream()
                .map(paper -> {
                    List<PaperTable.Receipt> own =
                            receipts.stream()
                                    .filter(one -> one.paper().equals(paper.id()))
                                    .toList();
                    List<Readership> readers = counted ? readers(view, paper, own) : List.of();
                    return new PaperView(
                            paper,
                            title(view, paper),
                            opened(own, actor.account()),
                            savedAt(own, actor.account(), paper.newest().no()),
                            paper.daysLate(view),
                            readers.size(),
                            (int) readers.stream().filter(Readership::isRead).count(),
                            watermark(actor, paper));
                })
                .toList();
    }

    private static String title(MeetingView view, Paper paper) {
        return view.items().stream()
                .filter(one -> one.id().equals(paper.item()))
                .findFirst()
                .map(AgendaItem::title)
                .orElse("");
    }

    /** MTG-15: who passes on what is not public is to be known by the page passed on. */
    private String watermark(Actor actor, Paper paper) {
        if (!Papers.isMarked(paper.publicity())) {
            return "";
        }
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), Calendar.ZONE);
        return "%s材料　供%s阅读　%s".formatted(paper.publicity().label(), actor.name(), now.format(WHEN));
    }

    List<Readership> readers(MeetingView view, Paper paper) {
        List<PaperTable.Receipt> own =
                table.receipts(paper.meeting()).stream()
                        .filter(one -> one.paper().equals(paper.id()))
                        .toList();
        return readers(view, paper, own);
    }

    private static List<Readership> readers(
            MeetingView view, Paper paper, List<PaperTable.Receipt> receipts) {
        List<Readership> all = new ArrayList<>();
        int newest = paper.newest().no();
        for (Attendance one : view.people()) {
            if (!paper.audience().includes(one.who().role())) {
                continue;
            }
            AccountId account = one.who().account();
            int opened = opened(receipts, account);
            all.add(
                    new Readership(
                            one.who(),
                            opened,
                            at(receipts, account, opened, ReceiptWay.OPENED),
                            savedAt(receipts, account, newest),
                            opened == newest));
        }
        return all;
    }

    private static int opened(List<PaperTable.Receipt> receipts, @Nullable AccountId account) {
        return receipts.stream()
                .filter(one -> one.way() == ReceiptWay.OPENED && one.account().equals(account))
                .mapToInt(PaperTable.Receipt::no)
                .max()
                .orElse(0);
    }

    private static @Nullable Instant savedAt(
            List<PaperTable.Receipt> receipts, @Nullable AccountId account, int no) {
        return at(receipts, account, no, ReceiptWay.SAVED);
    }

    private static @Nullable Instant at(
            List<PaperTable.Receipt> receipts,
            @Nullable AccountId account,
            int no,
            ReceiptWay way) {
        return receipts.stream()
                .filter(one -> one.no() == no && one.way() == way)
                .filter(one -> one.account().equals(account))
                .map(PaperTable.Receipt::at)
                .findFirst()
                .orElse(null);
    }
}
