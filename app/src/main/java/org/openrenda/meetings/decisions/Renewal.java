package org.openrenda.meetings.decisions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingAct;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.voting.polls.NewVoter;
import org.openrenda.voting.polls.Official;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollKind;
import org.openrenda.voting.polls.PollOpening;
import org.openrenda.voting.polls.PollPlan;
import org.openrenda.voting.polls.PollStage;
import org.openrenda.voting.polls.Polls;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A roster is fixed when a vote is made ready, and the vote opens later. Whoever joined, went or
 * was suspended in between makes it one for the wrong people, so that it is prepared once more.
 */
@Component
class Renewal {

    private static final Set<PollStage> UNOPENED = Set.of(PollStage.DRAFT, PollStage.READY);

    private final Sittings sittings;
    private final Polls polls;
    private final DecisionTable table;
    private final MeetingRoster roster;

    Renewal(Sittings sittings, Polls polls, DecisionTable table, MeetingRoster roster) {
        this.sittings = sittings;
        this.polls = polls;
        this.table = table;
        this.roster = roster;
    }

    /** Votes that were prepared for others than those who vote now, and how these differ. */
    Map<PollId, RosterChange> outdated(Actor actor, MeetingView view, List<Decision> all) {
        Map<PollId, RosterChange> outdated = new HashMap<>();
        List<Decision> waiting =
                all.stream().filter(one -> UNOPENED.contains(one.stage())).toList();
        if (!waiting.isEmpty() && view.meeting().stage().allows(MeetingAct.CHANGE)) {
            List<NewVoter> now = roster.of(view);
            for (Decision one : waiting) {
                RosterChange change = MeetingRoster.since(polls.roster(actor, one.poll()), now);
                if (!change.isNone()) {
                    outdated.put(one.poll(), change);
                }
            }
        }
        return outdated;
    }

    PollId renew(Actor actor, PollId poll, ItemId item, MeetingView view) {
        RosterChange change = change(actor, poll, view);
        if (change.isNone()) {
            throw new Refusal("名册与现在能参加表决的人员一致，不用重新准备。");
        }
        polls.view(actor, poll).officials().forEach(one -> allowStays(one, change));
        PollId next = polls.renew(actor, poll, roster.of(view), "名册有变化：" + change.words());
        table.join(next, item);
        return next;
    }

    /** Who confirms the count by the own sign-in cannot be somebody who is not there any more. */
    private static void allowStays(Official one, RosterChange change) {
        if (change.gone().stream().anyMatch(left -> left.person().equals(one.person()))) {
            String said = "“%s”是这次表决的%s，已不再参加会议。请作废这次表决，另选%s再拟定。";
            String duty = one.duty().label();
            throw new Refusal("ELE-13", said.formatted(one.name(), duty, duty));
        }
    }

    private RosterChange change(Actor actor, PollId poll, MeetingView view) {
        return MeetingRoster.since(polls.roster(actor, poll), roster.of(view));
    }

    /**
     * MTG-2: the roster was fixed when the vote was made ready; who came or went since counts.
     * VOT-11: also what is opened on voting's own page is a vote on an item of a meeting that is
     * under way, and nobody speaks to it any more; a trial is none.
     */
    @EventListener
    void opening(PollOpening told) {
        Optional<ItemId> item =
                Decisions.MODULE.equals(told.originModule())
                        ? table.itemOf(told.poll())
                        : Optional.empty();
        if (item.isEmpty()) {
            return;
        }
        PollPlan plan = polls.plan(told.poll());
        Actor door = Actor.system("表决", plan.congress());
        if (plan.kind() != PollKind.TRIAL) {
            sittings.handToVote(door, item.get(), "“" + plan.title() + "”");
        }
        RosterChange change =
                change(door, told.poll(), sittings.hall(sittings.meetingOf(item.get())));
        if (!change.isNone()) {
            throw new Refusal(
                    "MTG-2", "名册是准备完成时固定的，以后有变化：" + change.words() + "。请在会议的主持页重新准备这次表决，再交付表决。");
        }
    }
}
