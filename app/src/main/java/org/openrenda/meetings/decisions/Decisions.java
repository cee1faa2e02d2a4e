package org.openrenda.meetings.decisions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.BallotKind;
import org.openrenda.voting.polls.Eligible;
import org.openrenda.voting.polls.ItemCount;
import org.openrenda.voting.polls.ItemResult;
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

    private static final String MODULE = "meetings";
    private static final String PASS = "voting.pass";

    private final Sittings sittings;
    private final Polls polls;
    private final DecisionTable table;
    private final Parameters parameters;

    Decisions(Sittings sittings, Polls polls, DecisionTable table, Parameters parameters) {
        this.sittings = sittings;
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
        PollPlan plan = plan(view, item, given);
        PollId poll = polls.prepare(actor, new NewPoll(plan, roster(view), given.officials()));
        table.add(poll, id);
        if (plan.visibility() == Visibility.NAMED) {
            polls.ready(actor, poll);
        }
        return poll;
    }

    private PollPlan plan(MeetingView view, AgendaItem item, NewDecision given) {
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
                        withEligible(given.form(), view),
                        rule(meeting),
                        PollPlan.turnout(parameters, at),
                        quorum == null ? Majority.mostVotes() : quorum,
                        parameters.of("voting.countdown.seconds", at).value());
        boolean sealed = given.sealed() && given.visibility() == Visibility.SECRET;
        return sealed ? least.by(SecretProfile.ENVELOPES) : least;
    }

    /** VOT-3: where nobody is named as one who may be written in, all who attend may be. */
    private static BallotForm withEligible(BallotForm form, MeetingView view) {
        if (form.kind() != BallotKind.COMPETITIVE || !form.eligible().isEmpty()) {
            return form;
        }
        List<Eligible> all = new ArrayList<>();
        for (NewVoter one : roster(view)) {
            boolean stands =
                    form.items().stream().anyMatch(item -> one.person().equals(item.person()));
            if (!stands) {
                all.add(new Eligible(one.person(), one.name()));
            }
        }
        return BallotForm.competitive(form.items(), form.seats(), all);
    }

    /** CAL-4: the base of a majority is all members, or all deputies, never those present. */
    private MajorityRule rule(Meeting meeting) {
        CongressId at = meeting.congress();
        return new MajorityRule(
                meeting.kind().isOfAllDeputies() ? MajorityOf.ALL_DEPUTIES : MajorityOf.ALL_MEMBERS,
                Majority.of(parameters, PASS, at),
                parameters.of(PASS + ".parts", at).source());
    }

    private static List<NewVoter> roster(MeetingView view) {
        return view.in(MeetingRole.ATTEND).stream()
                .map(one -> one.who())
                .map(who ->
                        new NewVoter(
                                java.util.Objects.requireNonNull(who.person()),
                                who.account(),
                                who.name(),
                                who.group(),
                                who.mayAct()))
                .toList();
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
        Set<PersonId> present = new HashSet<>();
        view.people().stream()
                .filter(one -> one.who().counts() && one.presence().isNow())
                .map(one -> one.who().person())
                .forEach(present::add);
        polls.open(actor, poll, new Opening(present, view.quorum().base(), override));
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
            if (!voter.present() && arrival.people().contains(voter.person())) {
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
        String text = sentence(told.poll(), polls.result(chair, told.poll()));
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

    /** The counts in one sentence, as the minutes have them. */
    private String sentence(PollId poll, PollResult result) {
        boolean elects = polls.form(poll).kind().elects();
        StringBuilder text =
                new StringBuilder("应到 %d 人，实到 %d 人".formatted(result.base(), result.present()));
        for (ItemResult one : result.items()) {
            ItemCount count = one.count();
            text.append(result.items().size() == 1 ? "，" : "；" + one.title() + "：")
                    .append("赞成 %d 票".formatted(count.inFavour()));
            if (!elects || count.against() + count.abstain() > 0) {
                text.append("，反对 %d 票，弃权 %d 票".formatted(count.against(), count.abstain()));
            }
            if (!elects && result.items().size() > 1) {
                text.append(one.reached() ? "，通过" : "，未通过");
            }
        }
        text.append(result.items().size() == 1 ? "，未按 " : "；未按 ")
                .append(result.notPressed())
                .append(" 人。");
        String elected =
                result.elected().stream().map(ItemResult::title).collect(Collectors.joining("、"));
        return elected.isEmpty() ? text.toString() : text + "选出：" + elected + "。";
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
