package org.openrenda.meetings.publications;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.congress.Congress;
import org.openrenda.meetings.decisions.Decision;
import org.openrenda.meetings.decisions.Decisions;
import org.openrenda.meetings.papers.Paper;
import org.openrenda.meetings.papers.PaperId;
import org.openrenda.meetings.papers.Papers;
import org.openrenda.meetings.sittings.AgendaItem;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingAct;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.documents.Documents;
import org.openrenda.voting.polls.BallotKind;
import org.openrenda.voting.polls.PollPlan;
import org.openrenda.voting.polls.Polls;
import org.springframework.stereotype.Component;

/** Meetings for everyone, from the notice on: what is open of them, and nothing else (MTG-15). */
@Component
public class Publications {

    private final Sittings sittings;
    private final Papers papers;
    private final Decisions decisions;
    private final Polls polls;
    private final Congress congress;
    private final PublicMeetingTable table;

    Publications(
            Sittings sittings,
            Papers papers,
            Decisions decisions,
            Polls polls,
            Congress congress,
            PublicMeetingTable table) {
        this.sittings = sittings;
        this.papers = papers;
        this.decisions = decisions;
        this.polls = polls;
        this.congress = congress;
        this.table = table;
    }

    /**
     * Meetings of all congresses, the last to begin first.
     *
     * @param kind a kind's name, or empty
     * @param words to be found in the title, or empty
     */
    public List<PublicMeetingRow> published(String kind, String words, int offset, int most) {
        return DataScope.system(
                () -> table.rows(kind, words, offset, most).stream().map(this::row).toList());
    }

    private PublicMeetingRow row(PublicMeetingTable.Line one) {
        return new PublicMeetingRow(
                one.id(),
                one.title(),
                one.kind(),
                one.stage(),
                one.startsAt(),
                one.place(),
                congress.congress(one.congress()).name());
    }

    public int countPublished(String kind, String words) {
        return DataScope.system(() -> table.count(kind, words));
    }

    /**
     * One meeting as everyone may see it.
     *
     * @throws Refusal before its notice went out
     */
    public PublicMeeting published(MeetingId id) {
        return DataScope.system(() -> {
            MeetingView view = notified(id);
            Map<ItemId, AgendaItem> open = open(view);
            List<PublicPaper> whole = new ArrayList<>();
            Map<ItemId, List<PublicPaper>> below = new HashMap<>();
            for (Paper one : papers.published(view.meeting())) {
                ItemId item = one.item();
                PublicPaper paper = new PublicPaper(one.id(), one.title(), one.newest().fileName());
                if (item == null) {
                    whole.add(paper);
                } else if (open.containsKey(item)) {
                    below.computeIfAbsent(item, key -> new ArrayList<>()).add(paper);
                }
            }
            String owner = congress.congress(view.meeting().congress()).name();
            return new PublicMeeting(view.meeting(), owner, items(view, open, below), whole);
        });
    }

    /**
     * The newest version of a paper that the public page offers.
     *
     * @throws Refusal for all other papers
     */
    public Documents.Content file(MeetingId meeting, PaperId id) {
        return DataScope.system(() -> {
            MeetingView view = notified(meeting);
            Map<ItemId, AgendaItem> open = open(view);
            Paper paper =
                    papers.published(view.meeting()).stream()
                            .filter(one -> one.id().equals(id))
                            .filter(one -> one.item() == null || open.containsKey(one.item()))
                            .findFirst()
                            .orElseThrow(() -> new Refusal("没有公开这份材料。"));
            return papers.kept(id, paper.newest().no());
        });
    }

    private MeetingView notified(MeetingId id) {
        MeetingView view = sittings.hall(id);
        if (view.at(MeetingAct.CONVENE) == null || !view.meeting().kind().isPublic()) {
            throw new Refusal("没有这次会议。");
        }
        return view;
    }

    /** An item below one that is not open is not shown: it would tell of the other. */
    private static Map<ItemId, AgendaItem> open(MeetingView view) {
        Map<ItemId, AgendaItem> open = new HashMap<>();
        for (AgendaItem one : view.items()) {
            boolean under = one.parent() == null || open.containsKey(one.parent());
            if (one.publicity() == Publicity.OPEN && under) {
                open.put(one.id(), one);
            }
        }
        return open;
    }

    private List<PublicMeeting.Item> items(
            MeetingView view, Map<ItemId, AgendaItem> open, Map<ItemId, List<PublicPaper>> below) {
        List<Decision> votes = decisions.of(view.meeting().id());
        Map<ItemId, String> numbers = new HashMap<>();
        Map<String, Integer> counted = new HashMap<>();
        List<PublicMeeting.Item> shown = new ArrayList<>();
        for (AgendaItem one : view.items()) {
            if (!open.containsKey(one.id())) {
                continue;
            }
            String above = one.parent() == null ? "" : numbers.get(one.parent()) + ".";
            String number = above + counted.merge(above, 1, Integer::sum);
            numbers.put(one.id(), number);
            List<String> results =
                    votes.stream()
                            .filter(vote -> vote.item().equals(one.id()))
                            .filter(vote -> !vote.outcome().isEmpty())
                            .map(this::result)
                            .toList();
            String about = one.kind().label();
            shown.add(
                    new PublicMeeting.Item(
                            number,
                            one.title(),
                            one.reporter().isEmpty() ? about : about + "　报告人：" + one.reporter(),
                            one.stage().label(),
                            results,
                            below.getOrDefault(one.id(), List.of())));
        }
        return shown;
    }

    /** A vote on persons names none of them here: appointments are published by their own paper. */
    private String result(Decision vote) {
        PollPlan plan = polls.plan(vote.poll());
        return plan.form().kind() == BallotKind.QUESTION
                ? "“%s”：%s。%s".formatted(vote.title(), vote.outcome(), vote.text())
                : plan.matter().label() + "：" + vote.outcome() + "。";
    }
}
