package org.openrenda.meetings.decisions;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openrenda.meetings.sittings.AgendaItem;
import org.openrenda.meetings.sittings.Arrived;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.ItemStage;
import org.openrenda.meetings.sittings.Meeting;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingRole;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.Participant;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.voting.polls.Majority;
import org.openrenda.voting.polls.MajorityOf;
import org.openrenda.voting.polls.MajorityRule;
import org.openrenda.voting.polls.NewPoll;
import org.openrenda.voting.polls.NewVoter;
import org.openrenda.voting.polls.Opening;
import org.openrenda.voting.polls.PollAnnounced;
import org.openrenda.voting.polls.PollChanged;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollKind;
import org.openrenda.voting.polls.PollPlan;
import org.openrenda.voting.polls.PollResult;
import org.openrenda.voting.polls.PollStage;
import org.openrenda.voting.polls.Polls;
import org.openrenda.voting.polls.SecretProfile;
import org.openrenda.voting.polls.Visibility;
import org.openrenda.voting.polls.Voter;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Votes on items of an agenda: the roster is who attends, the roll is who is in the room, the base
 * is the meeting's own; late-comers go on to the open poll by themselves.
 */
@Component
public class Decisions {

    static final String MODULE = "meetings";
    private static final String PASS = "voting.pass";

    private final Sittings sittings;
    private final Polls polls;
    private final DecisionTable table;
    private final MeetingRoster roster;
    private final Renewal renewal;
    private final Parameters parameters;

    Decisions(
            Sittings sittings,
            Polls polls,
            DecisionTable table,
            MeetingRoster roster,
            Renewal renewal,
            Parameters parameters) {
        this.sittings = sittings;
        this.roster = roster;
        this.renewal = renewal;
        this.polls = polls;
        this.table = table;
        this.parameters = parameters;
    }

    /**
     * Prepares a vote on an item. A named one is ready to be opened; before a secret one is, its
     * supervisors make their keys and the clerk fixes it on the poll's own page.
     */
    @Transactional
    public PollId prepare(Actor actor, ItemId id, NewDecision given) {
        MeetingView view = sittings.view(actor, sittings.meetingOf(id));
        AgendaItem item = item(view, id);
        if (item.stage() == ItemStage.DONE) {
            throw new Refusal("这个议题已经结束，不能再拟定表决。");
        }
        List<NewVoter> all = roster.of(view);
        PollPlan plan = plan(view, item, given, all);
        PollId poll = polls.prepare(actor, new NewPoll(plan, all, given.officials()));
        table.add(poll, id);
        if (plan.visibility() == Visibility.NAMED) {
            polls.ready(actor, poll);
        }
        return poll;
    }

    private PollPlan plan(
            MeetingView view, AgendaItem item, NewDecision given, List<NewVoter> all) {
        Meeting meeting = view.meeting();
        CongressId at = meeting.congress();
        Majority quorum = view.numbers().quorum();
        PollPlan least =
                new PollPlan(
                        at,
                        given.title(),
                        given.body(),
                        given.matter(),
                        given.kind(),
                        0,
                        new Origin(
                                MODULE,
                                item.id().value(),
                                item.title(),
                                "/meetings/" + meeting.id()),
                        given.visibility(),
                        MeetingRoster.withEligible(given.form(), all),
                        rule(meeting),
                        PollPlan.turnout(parameters, at),
                        quorum == null ? Majority.mostVotes() : quorum,
                        parameters.of("voting.countdown.seconds", at).value());
        boolean sealed = given.sealed() && given.visibility() == Visibility.SECRET;
        return sealed ? least.by(SecretProfile.ENVELOPES) : least;
    }

    /** CAL-4: the base of a majority is all members, or all deputies, never those present. */
    private MajorityRule rule(Meeting meeting) {
        CongressId at = meeting.congress();
        return new MajorityRule(
                meeting.kind().isOfAllDeputies() ? MajorityOf.ALL_DEPUTIES : MajorityOf.ALL_MEMBERS,
                Majority.of(parameters, PASS, at),
                parameters.of(PASS + ".parts", at).source());
    }

    /**
     * Hands the item to the vote (VOT-11) and opens the poll with those in the room.
     *
     * @throws Refusal MTG-2 below the quorum without a reason
     */
    @Transactional
    public void open(Actor actor, PollId poll, String override) {
        ItemId id = itemOf(poll);
        sittings.handToVote(actor, id, "“" + polls.plan(poll).title() + "”");
        MeetingView view = sittings.view(actor, sittings.meetingOf(id));
        Set<PersonId> voters =
                polls.roster(actor, poll).stream()
                        .filter(Voter::mayVote)
                        .map(Voter::person)
                        .collect(Collectors.toSet());
        Set<PersonId> present = new HashSet<>();
        view.people().stream()
                .filter(one -> one.who().counts() && one.presence().isNow())
                .map(one -> one.who().person())
                .filter(voters::contains)
                .forEach(present::add);
        polls.open(actor, poll, new Opening(present, view.quorum().base(), override));
    }

    /** Votes that were prepared for others than those who vote now, and how these differ. */
    @Transactional(readOnly = true)
    public Map<PollId, RosterChange> outdated(Actor actor, MeetingView view) {
        return renewal.outdated(actor, view, of(view.meeting().id()));
    }

    /**
     * Prepares a vote that is not open yet once more, for those who vote now. A named one is ready
     * at once; a secret one that was ready is a draft again, whose supervisors make new keys.
     *
     * @throws Refusal when nobody came or went, or when a supervisor is among those who went
     */
    @Transactional
    public PollId renew(Actor actor, PollId poll) {
        ItemId item = itemOf(poll);
        return renewal.renew(actor, poll, item, sittings.view(actor, sittings.meetingOf(item)));
    }

    /** The votes on the items of a meeting, in the order prepared; asks nobody's permission. */
    @Transactional(readOnly = true)
    public List<Decision> of(MeetingId meeting) {
        return table.of(meeting).stream()
                .map(line ->
                        new Decision(
                                line.poll(),
                                line.item(),
                                polls.plan(line.poll()).title(),
                                polls.stage(line.poll()),
                                line.outcome(),
                                line.text(),
                                line.at()))
                .toList();
    }

    /** Who comes while a vote is open may take part in it. */
    @EventListener
    void arrived(Arrived arrival) {
        for (Decision one : of(arrival.meeting())) {
            if (one.stage() == PollStage.OPEN) {
                addLate(one.poll(), arrival);
            }
        }
    }

    private void addLate(PollId poll, Arrived arrival) {
        Actor door = Actor.system("会议签到", arrival.congress());
        Set<PersonId> late = new HashSet<>();
        for (Voter voter : polls.roster(door, poll)) {
            if (voter.mayVote() && !voter.present() && arrival.people().contains(voter.person())) {
                late.add(voter.person());
            }
        }
        if (!late.isEmpty()) {
            polls.addLate(door, poll, late);
        }
    }

    /** The result comes back to the item; only who knows the item's module listens. */
    @EventListener
    void announced(PollAnnounced told) {
        Optional<ItemId> item =
                MODULE.equals(told.originModule()) ? table.itemOf(told.poll()) : Optional.empty();
        if (item.isEmpty()) {
            return;
        }
        Actor chair = Actor.system("表决", told.congress());
        PollResult result = polls.result(chair, told.poll());
        String text = Counts.sentence(polls.form(told.poll()).kind().elects(), result);
        table.result(told.poll(), told.outcome().label(), text);
        sittings.decided(chair, item.get(), told.outcome().label() + "。" + text);
    }

    /**
     * A later round that is made ready belongs to the item of the first; a vote made void, or a
     * trial that has ended, lets the item go on without a result.
     */
    @EventListener
    void changed(PollChanged change) {
        PollStage stage = polls.stage(change.poll());
        if (stage == PollStage.READY) {
            joinRounds(change.poll());
        }
        boolean ended = stage == PollStage.VOID || stage == PollStage.ANNOUNCED && isTrial(change);
        if (ended) {
            Actor chair = Actor.system("表决", polls.plan(change.poll()).congress());
            String said = stage == PollStage.VOID ? "本次表决作废" : "测试表决结束";
            table.itemOf(change.poll()).ifPresent(item -> sittings.decided(chair, item, said));
        }
    }

    private boolean isTrial(PollChanged change) {
        return polls.plan(change.poll()).kind() == PollKind.TRIAL;
    }

    /** ELE-15: what was elected too few of is voted on again under the same item. */
    private void joinRounds(PollId poll) {
        Origin origin = polls.plan(poll).origin();
        if (origin != null && MODULE.equals(origin.module())) {
            table.join(poll, new ItemId(origin.id()));
        }
    }

    /** The meeting that a vote belongs to; asks nobody's permission. */
    public MeetingId meetingOf(PollId poll) {
        return sittings.meetingOf(itemOf(poll));
    }

    /** Whether a vote may be opened now; asks nobody's permission. */
    public boolean isReady(PollId poll) {
        return polls.stage(poll) == PollStage.READY;
    }

    private ItemId itemOf(PollId poll) {
        return table.itemOf(poll).orElseThrow(() -> new Refusal("这次表决不属于会议的议题。"));
    }

    private static AgendaItem item(MeetingView view, ItemId id) {
        return view.items().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("没有这个议题。"));
    }

    /** Who may be asked to supervise: those who attend and have an account of their own. */
    public static boolean maySupervise(Participant who) {
        return who.role() == MeetingRole.ATTEND && who.account() != null && who.mayAct();
    }
}
