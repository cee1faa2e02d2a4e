package org.openrenda.meetings.archive;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openrenda.congress.Congress;
import org.openrenda.meetings.decisions.Decision;
import org.openrenda.meetings.decisions.Decisions;
import org.openrenda.meetings.minutes.Minutes;
import org.openrenda.meetings.opinions.ListStage;
import org.openrenda.meetings.opinions.Opinions;
import org.openrenda.meetings.opinions.OpinionsView;
import org.openrenda.meetings.papers.Paper;
import org.openrenda.meetings.papers.PaperVersion;
import org.openrenda.meetings.papers.PaperView;
import org.openrenda.meetings.papers.Papers;
import org.openrenda.meetings.places.Application;
import org.openrenda.meetings.places.Places;
import org.openrenda.meetings.seating.Seating;
import org.openrenda.meetings.seating.SeatingPlan;
import org.openrenda.meetings.sittings.AgendaItem;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.Leave;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.meetings.sittings.Speech;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.OfficialDocument;
import org.openrenda.platform.documents.OfficialDocx;
import org.openrenda.platform.documents.OfficialPdf;
import org.openrenda.voting.polls.Polls;
import org.springframework.stereotype.Component;

/** Gathers what a meeting leaves behind, in the order of the archive. */
@Component
class Packing {

    private final Sittings sittings;
    private final Papers papers;
    private final Opinions opinions;
    private final Decisions decisions;
    private final Polls polls;
    private final Minutes minutes;
    private final Seating seating;
    private final Places places;
    private final Congress congress;
    private final Calendar calendar;

    Packing(
            Sittings sittings,
            Papers papers,
            Opinions opinions,
            Decisions decisions,
            Polls polls,
            Minutes minutes,
            Seating seating,
            Places places,
            Congress congress,
            Calendar calendar) {
        this.sittings = sittings;
        this.papers = papers;
        this.opinions = opinions;
        this.decisions = decisions;
        this.polls = polls;
        this.minutes = minutes;
        this.seating = seating;
        this.places = places;
        this.congress = congress;
        this.calendar = calendar;
    }

    Contents pack(Actor actor, MeetingView view) {
        MeetingId id = view.meeting().id();
        String issuer = congress.congress(view.meeting().congress()).name();
        Sheets sheets = new Sheets(view, issuer, calendar.today());
        Contents into = new Contents(Contents.BYTES_MAX);
        write(into, "01-通知和议程", false, sheets.agenda());
        write(into, "02-到会记录", false, sheets.attendance());
        List<Leave> leaves = sittings.leaves(actor, id);
        if (!leaves.isEmpty()) {
            write(into, "03-请假", false, sheets.leaves(leaves));
        }
        papers(actor, view, into);
        opinions(actor, view, into);
        List<Speech> held = view.speeches().stream().filter(one -> one.calledAt() != null).toList();
        if (!held.isEmpty()) {
            write(into, "06-发言", false, sheets.speeches(held));
        }
        votes(actor, view, sheets, into);
        OfficialDocument signed = minutes.document(actor, id);
        write(into, "08-会议记录", false, signed);
        into.write("08-会议记录.pdf", false, OfficialPdf.write(signed));
        room(id, view, sheets, into);
        return into;
    }

    /** Who sat where, and which citizens asked to observe, as the register shows their names. */
    private void room(MeetingId id, MeetingView view, Sheets sheets, Contents into) {
        SeatingPlan plan = seating.plan(id);
        if (plan != null) {
            write(into, "09-座次", false, sheets.seats(plan));
            String drawing = new SeatDrawing(view, plan).text();
            into.write("09-座次图.svg", false, drawing.getBytes(StandardCharsets.UTF_8));
        }
        List<Application> applied = places.kept(id);
        if (!applied.isEmpty()) {
            write(into, "10-旁听报名", false, sheets.observers(applied));
        }
    }

    /** MTG-15: the name of a secret file says no more than that it is one. */
    private void papers(Actor actor, MeetingView view, Contents into) {
        int no = 0;
        for (PaperView one : papers.of(actor, view.meeting().id())) {
            Paper paper = one.paper();
            boolean secret = paper.publicity() == Publicity.SECRET;
            no++;
            String gone = paper.withdrawn() == null ? "" : "（已收回）";
            String title = secret ? "秘密材料" : Contents.name(paper.title());
            String path =
                    secret
                            ? "04-会议材料/秘密材料%02d".formatted(no)
                            : "04-会议材料/%02d-%s".formatted(no, title);
            for (PaperVersion version : paper.versions().reversed()) {
                String file = path + gone + "-第" + version.no() + "版" + ending(version.fileName());
                if (papers.hidden(paper.id(), version).equals("查出病毒")) {
                    into.leaveOut(file + "，查出病毒");
                } else {
                    byte[] bytes = papers.kept(paper.id(), version.no()).bytes();
                    into.refer(file, secret, bytes, paper.id(), version.no());
                }
            }
        }
    }

    private static String ending(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? "" : fileName.substring(dot);
    }

    /** A list that is still under way would change what was archived. */
    private void opinions(Actor actor, MeetingView view, Contents into) {
        int no = 0;
        for (AgendaItem item : view.items()) {
            OpinionsView found = opinions.view(actor, item.id());
            if (found.stage() == ListStage.ISSUED) {
                String path = path("05-审议意见", "秘密议题", ++no, item, item.title());
                write(into, path, isSecret(item), opinions.document(actor, item.id()));
            } else if (!found.lines().isEmpty() || !found.unsorted().isEmpty()) {
                throw new Refusal(
                        "议题“%s”的审议意见还没有整理、印发完，印发以后才能归档；不需要印发的，请注明不列入。".formatted(item.title()));
            }
        }
    }

    private void votes(Actor actor, MeetingView view, Sheets sheets, Contents into) {
        int no = 0;
        for (Decision one : decisions.of(view.meeting().id())) {
            AgendaItem item = item(view, one.item());
            String path = path("07-表决结果", "秘密表决", ++no, item, one.title());
            if (one.outcome().isEmpty()) {
                OfficialDocument sheet = sheets.undecided(polls.view(actor, one.poll()));
                write(into, path + "（没有结果）", isSecret(item), sheet);
            } else {
                write(into, path, isSecret(item), polls.sheet(actor, one.poll()));
            }
        }
    }

    private static AgendaItem item(MeetingView view, ItemId id) {
        return view.items().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private static boolean isSecret(AgendaItem item) {
        return item.publicity() == Publicity.SECRET;
    }

    private static String path(String folder, String cover, int no, AgendaItem item, String title) {
        return isSecret(item)
                ? "%s/%s%02d".formatted(folder, cover, no)
                : "%s/%02d-%s".formatted(folder, no, Contents.name(title));
    }

    private static void write(
            Contents into, String path, boolean secret, OfficialDocument document) {
        into.write(path + ".docx", secret, OfficialDocx.write(document));
    }
}
