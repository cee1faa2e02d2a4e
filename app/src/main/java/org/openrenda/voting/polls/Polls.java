package org.openrenda.voting.polls;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Origin;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.documents.OfficialDocument;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Polls from the preparation to the announcement. Each act checks who acts, locks the poll, lets it
 * decide, and writes step, state and record in one transaction.
 */
@Component
// Longer than 300 lines because it is the one procedure of a poll from end to end, and cutting it
// would hide that each act holds the same lock.
public class Polls {

    private final PollTable table;
    private final RollTable roll;
    private final CountTable counts;
    private final NamedBox named;
    private final PollReader reader;
    private final Casting casting;
    private final Rounds rounds;
    private final ResultSheet sheets;
    private final Record record;
    private final Notices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Polls(
            PollTable table,
            RollTable roll,
            CountTable counts,
            NamedBox named,
            PollReader reader,
            Casting casting,
            Rounds rounds,
            ResultSheet sheets,
            Record record,
            Notices notices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.roll = roll;
        this.counts = counts;
        this.named = named;
        this.reader = reader;
        this.casting = casting;
        this.rounds = rounds;
        this.sheets = sheets;
        this.record = record;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Drafts a poll.
     *
     * @throws Refusal VOT-8, VOT-9, ELE-13 when matter, method, visibility or officials do not fit;
     *     thrown while the records are made
     */
    @Transactional
    public PollId prepare(Actor actor, NewPoll given) {
        actor.require(VotingPermission.OPERATE, given.plan().congress());
        return add(actor, given, null, 1);
    }

    private PollId add(Actor actor, NewPoll given, @Nullable PollId election, int round) {
        PollId id = table.add(given, election, round);
        roll.add(id, given.roster());
        given.officials().forEach(one -> counts.add(id, one));
        String text = "名册 " + given.roster().size() + " 人，" + given.plan().rule().words();
        table.step(id, PollAct.PREPARE, actor.name(), text);
        note(actor, table.find(id).orElseThrow(), PollAct.PREPARE, text);
        return id;
    }

    /** Fixes text, options, roster and rule; refused while no box keeps such ballots. */
    @Transactional
    public void ready(Actor actor, PollId id) {
        Poll after = locked(actor, id, VotingPermission.OPERATE).ready();
        BallotBox box = reader.box(after.plan().visibility());
        done(actor, after, PollAct.READY, "选票和名册已固定，指纹 " + NamedBox.digest(manifest(id)));
        box.ready(id);
    }

    /**
     * Begins voting: the roll of those present and the base are frozen and stored.
     *
     * @throws Refusal MTG-2 below the quorum without a reason; VOT-10 before the amendments and
     *     clauses of the same matter are finished; CAL-4 when the base is smaller than the roll
     */
    @Transactional
    public void open(Actor actor, PollId id, Opening opening) {
        Poll before = locked(actor, id, VotingPermission.CHAIR);
        Origin origin = before.plan().origin();
        if (before.plan().kind() == PollKind.WHOLE && origin != null) {
            List<String> first = table.unfinishedBefore(origin, id);
            if (!first.isEmpty()) {
                throw new Refusal("VOT-10", "“" + first.getFirst() + "”还没有表决完，修正案和单独表决的条款须先表决。");
            }
        }
        List<Voter> entering = voters(id, opening.present());
        Poll after = before.open(entering.size(), opening, clock.instant());
        roll.enter(id, entering, false);
        String text = "应到 %d 人，实到 %d 人".formatted(after.base(), after.present());
        String why = opening.override().strip();
        done(actor, after, PollAct.OPEN, why.isEmpty() ? text : text + "；不足法定人数仍表决的理由：" + why);
        reader.box(after.plan().visibility()).opened(id);
        call(after, entering);
    }

    /** Adds late-comers to the roll while voting goes on. */
    @Transactional
    public void addLate(Actor actor, PollId id, Collection<PersonId> people) {
        Poll before = locked(actor, id, VotingPermission.OPERATE);
        List<Voter> entering =
                voters(id, Set.copyOf(people)).stream().filter(one -> !one.present()).toList();
        if (entering.isEmpty()) {
            throw Refusal.of("people", "请选择还没有登记到会的人员。");
        }
        Poll after = before.addLate(entering.size());
        roll.enter(id, entering, true);
        done(actor, after, PollAct.ADD_LATE, names(entering));
        call(after, entering);
    }

    /** Hands a voter a paper ballot (a lost phone, for example), so that nothing else counts. */
    @Transactional
    public void moveToPaper(Actor actor, PollId id, PersonId person, String reason) {
        move(actor, id, Set.of(person), VotingMethod.PAPER, reason);
    }

    /**
     * VOT-5: marks voters who vote on paper, by hand or by a device; the reason is minuted. Refused
     * for who has voted already.
     */
    @Transactional
    public void move(Actor actor, PollId id, Set<PersonId> people, VotingMethod to, String reason) {
        Poll poll = locked(actor, id, VotingPermission.OPERATE);
        poll.allowMove();
        if (poll.plan().form().isRated()) {
            throw new Refusal("测评的电子票不能改用纸质票。设备遗失、票投不出的，按未评计。");
        }
        String why = Refusal.needed("reason", "请写明改用“" + to.label() + "”的原因", reason);
        Poll.checkReason(why);
        List<Voter> moving = voters(id, people);
        if (!to.isTyped() || moving.isEmpty() || !moving.stream().allMatch(Voter::present)) {
            throw Refusal.of("people", "请选择已登记到会、还没有表决的人员。");
        }
        BallotBox box = reader.box(poll.plan().visibility());
        moving.forEach(one -> box.moving(id, one.person()));
        if (roll.move(id, poll.plan().visibility(), moving, to) != moving.size()) {
            throw new Refusal("ELE-2", "其中有人已经表决过，或者已改用其他方式，不能再改。");
        }
        done(actor, poll, PollAct.MOVE, names(moving) + "改用" + to.label() + "：" + why);
    }

    /**
     * Puts a named ballot in. Sent again under the same key with the same text, it answers the same
     * receipt.
     *
     * @param text as {@link BallotPaper#text} writes it
     * @param clientKey made by the page that sends it, the same at each try
     * @throws AlreadyVoted when another ballot of this voter is in
     */
    @Transactional
    public Receipt cast(Actor actor, PollId id, String text, String clientKey) {
        return casting.cast(actor, id, text, clientKey);
    }

    /** The receipt of this person's own named ballot. */
    @Transactional(readOnly = true)
    public Optional<Receipt> receipt(Actor actor, PollId id) {
        return Optional.ofNullable(actor.account())
                .flatMap(account -> named.of(id, account))
                .map(NamedBox.Cast::receipt);
    }

    /** Ends voting; a ballot under way is either in before this, or is told that it came late. */
    @Transactional
    public void close(Actor actor, PollId id) {
        Poll after = locked(actor, id, VotingPermission.CHAIR).close();
        BallotBox box = reader.box(after.plan().visibility());
        done(
                actor,
                after,
                PollAct.CLOSE,
                "收到 " + box.received(id) + " 票，实到 " + after.present() + " 人");
        box.closed(id);
    }

    /**
     * 双人录入: what an official counted of the paper ballots, hands or device.
     *
     * @return whether two people have typed the same now, so that it counts
     */
    @Transactional
    public boolean enterCounts(Actor actor, PollId id, VotingMethod method, Tally typed) {
        Poll poll = table.lock(id).orElseThrow(PollReader::unknown);
        Official official = official(actor, poll);
        poll.allowCounts();
        if (!roll.moved(id).containsKey(method)) {
            throw new Refusal("没有人用“" + method.label() + "”表决，不用录入。");
        }
        if (counts.agreed(id, method).isPresent()) {
            throw new Refusal("“" + method.label() + "”的计数已由两人录入一致，不用再录。");
        }
        counts.type(id, method, official, typed.checked(poll.plan().form()));
        boolean agreed = counts.agreed(id, method).isPresent();
        String words = method.label() + (agreed ? "：两人录入一致" : "：已录入，待另一人录入");
        done(actor, poll, PollAct.ENTER_COUNTS, words);
        return agreed;
    }

    /** A supervisor or counter confirms by the own sign-in; the last one makes the count final. */
    @Transactional
    public void confirm(Actor actor, PollId id) {
        Poll poll = table.lock(id).orElseThrow(PollReader::unknown);
        Official official = official(actor, poll);
        Poll after = poll.confirm(counts.owed(id, roll.moved(id).keySet()));
        String digest = NamedBox.digest(reader.result(poll).text());
        if (!counts.confirm(id, official.account(), digest)) {
            throw new Refusal("您已经确认过了。");
        }
        done(actor, after, PollAct.CONFIRM, official.duty().label() + "确认，指纹 " + digest);
    }

    /** VOT-7: the chair announces; the result is stored and sealed into the record. */
    @Transactional
    public PollResult announce(Actor actor, PollId id) {
        Poll after = locked(actor, id, VotingPermission.CHAIR).announce();
        PollResult result = reader.result(after);
        String digest = NamedBox.digest(result.text());
        counts.keep(id, result.text(), digest);
        reader.box(after.plan().visibility()).over(id);
        done(
                actor,
                after,
                PollAct.ANNOUNCE,
                ResultSheet.sentence(after.plan(), result) + "指纹 " + digest);
        if (after.plan().kind() != PollKind.TRIAL) {
            Origin origin = after.plan().origin();
            events.publishEvent(
                    new PollAnnounced(
                            id,
                            after.plan().congress(),
                            origin == null ? null : origin.module(),
                            origin == null ? null : origin.id(),
                            result.outcome(),
                            digest));
        }
        return result;
    }

    /** Makes a poll void, with the reason; what was announced stays announced. */
    @Transactional
    public void annul(Actor actor, PollId id, String reason) {
        Poll before = locked(actor, id, VotingPermission.CHAIR);
        Poll after = before.annul(reason);
        done(actor, after, PollAct.VOID, reason.strip());
        if (before.stage() == PollStage.OPEN) {
            reader.box(after.plan().visibility()).closed(id);
        }
        if (before.stage() != PollStage.DRAFT) {
            reader.box(after.plan().visibility()).over(id);
        }
    }

    /**
     * ELE-15: another round for the seats that stayed empty, of the same election.
     *
     * @param candidates numbered from 1
     */
    @Transactional
    public PollId secondRound(Actor actor, PollId id, List<BallotItem> candidates) {
        Poll poll = locked(actor, id, VotingPermission.OPERATE);
        return add(actor, rounds.second(poll, candidates), rounds.election(poll), poll.round() + 1);
    }

    /** Those with equal votes are voted on again; who has more votes then is elected. */
    @Transactional
    public PollId tieRevote(Actor actor, PollId id) {
        Poll poll = locked(actor, id, VotingPermission.OPERATE);
        return add(actor, rounds.ofTied(poll), rounds.election(poll), poll.round() + 1);
    }

    /**
     * For a box that keeps ballots elsewhere: holds the poll open until the running transaction
     * ends.
     *
     * @throws Refusal when it is not open
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void holdOpen(PollId id) {
        PollStage stage = table.share(id).orElseThrow(PollReader::unknown);
        if (stage != PollStage.OPEN) {
            throw Casting.notOpen(stage);
        }
    }

    /** What the poll asks, for whoever checks ballots; asks nobody's permission. */
    @Transactional(readOnly = true)
    public BallotForm form(PollId id) {
        return reader.poll(id).plan().form();
    }

    /** What was put to the vote and how; asks nobody's permission. */
    @Transactional(readOnly = true)
    public PollPlan plan(PollId id) {
        return reader.poll(id).plan();
    }

    /** The stage now; asks nobody's permission. */
    @Transactional(readOnly = true)
    public PollStage stage(PollId id) {
        return reader.poll(id).stage();
    }

    /** The roster line of this account, when there is one. */
    @Transactional(readOnly = true)
    public Optional<Voter> voter(PollId id, AccountId account) {
        return roll.voter(id, account);
    }

    /** All that is fixed when the poll is ready, in one writing: text, options, rule and roster. */
    @Transactional(readOnly = true)
    public String manifest(PollId id) {
        return Manifest.of(reader.poll(id).plan(), roll.voters(id));
    }

    /** The roster with how each stands, for who may see the poll. */
    @Transactional(readOnly = true)
    public List<Voter> roster(Actor actor, PollId id) {
        reader.seen(actor, id);
        return roll.voters(id);
    }

    @Transactional(readOnly = true)
    public PollView view(Actor actor, PollId id) {
        return reader.view(reader.seen(actor, id));
    }

    /** VOT-6: how many have voted, never how. */
    @Transactional(readOnly = true)
    public LiveCount live(PollId id) {
        return reader.live(id);
    }

    /** For everyone who may see the poll once announced; before, for who conducts or counts it. */
    @Transactional(readOnly = true)
    public PollResult result(Actor actor, PollId id) {
        Poll poll = reader.seen(actor, id);
        boolean conducts =
                actor.may(VotingPermission.CHAIR, poll.plan().congress())
                        || actor.may(VotingPermission.OPERATE, poll.plan().congress())
                        || counts.official(id, actor.account()).isPresent();
        boolean counted = poll.stage() == PollStage.CLOSED || poll.stage() == PollStage.CONFIRMED;
        if (poll.stage() != PollStage.ANNOUNCED && !(counted && conducts)) {
            throw new Refusal("VOT-7", "结果由主持人当场宣布，宣布前不显示票数。");
        }
        return reader.result(poll);
    }

    /** All ballots and typed counts together, to whom {@link #result} shows them. */
    @Transactional(readOnly = true)
    public Tally tally(Actor actor, PollId id) {
        Tally all = Tally.none(form(id));
        for (PollResult.Part part : result(actor, id).parts()) {
            all = all.plus(part.tally());
        }
        return all;
    }

    /**
     * The ballots that were counted, for the instrument that prepared a secret poll of ratings and
     * makes more of them than sums; they say nothing of who cast them, and neither does their
     * order. Asks nobody's permission.
     *
     * @throws Refusal before the end
     */
    @Transactional(readOnly = true)
    public List<BallotPaper> papers(PollId id) {
        Poll poll = reader.poll(id);
        BallotForm form = poll.plan().form();
        boolean ended = poll.stage().compareTo(PollStage.CLOSED) >= 0;
        if (!ended || poll.stage() == PollStage.VOID || !form.isRated()) {
            throw new Refusal("VOT-7", "测评还没有结束，或者已经作废，不能计票。");
        }
        return reader.box(poll.plan().visibility()).ballots(id).stream().map(form::read).toList();
    }

    /** The result as it was stored when it was announced. */
    @Transactional(readOnly = true)
    public Optional<String> stored(PollId id) {
        return counts.kept(id);
    }

    /** How each voted by name, once a named poll is announced. */
    @Transactional(readOnly = true)
    public List<NamedVote> votes(Actor actor, PollId id) {
        Poll poll = reader.seen(actor, id);
        boolean shown =
                poll.stage() == PollStage.ANNOUNCED && poll.plan().visibility() == Visibility.NAMED;
        return shown ? named.named(id) : List.of();
    }

    /** What each official has typed of one method, for the officials of the poll. */
    @Transactional(readOnly = true)
    public List<TypedCounts> typed(Actor actor, PollId id, VotingMethod method) {
        official(actor, reader.poll(id));
        return counts.typed(id, method);
    }

    /** The result sheet (表决结果单): after the announcement, and for trial votes never. */
    @Transactional(readOnly = true)
    public OfficialDocument sheet(Actor actor, PollId id) {
        Poll poll = reader.seen(actor, id);
        if (poll.stage() != PollStage.ANNOUNCED || poll.plan().kind() == PollKind.TRIAL) {
            throw new Refusal("VOT-7", "宣布结果后才有表决结果单，测试表决没有结果单。");
        }
        return sheets.write(reader.view(poll), reader.result(poll), counts.kept(id).orElse(""));
    }

    @Transactional(readOnly = true)
    public List<PollRow> rows(Actor actor, PollSearch search) {
        actor.require(VotingPermission.SEE, actor.home());
        return reader.rows(search);
    }

    @Transactional(readOnly = true)
    public long count(Actor actor, PollSearch search) {
        actor.require(VotingPermission.SEE, actor.home());
        return reader.count(search);
    }

    /** Polls this person may soon or now vote in. */
    @Transactional(readOnly = true)
    public List<PollRow> mine(Actor actor) {
        return reader.mine(actor);
    }

    /** Polls this person supervises or counts. */
    @Transactional(readOnly = true)
    public List<PollRow> toConfirm(Actor actor) {
        return reader.toConfirm(actor);
    }

    private Poll locked(Actor actor, PollId id, VotingPermission permission) {
        Poll poll = table.lock(id).orElseThrow(PollReader::unknown);
        actor.require(permission, poll.plan().congress());
        return poll;
    }

    private Official official(Actor actor, Poll poll) {
        return counts.official(poll.id(), actor.account())
                .orElseThrow(() -> new Refusal("您不是这次表决的监票人或计票人。"));
    }

    private List<Voter> voters(PollId id, Set<PersonId> people) {
        List<Voter> found =
                roll.voters(id).stream().filter(one -> people.contains(one.person())).toList();
        if (found.size() != people.size()) {
            throw Refusal.of("people", "有人不在这次表决的名册上，请核对。");
        }
        Optional<Voter> suspended = found.stream().filter(one -> !one.mayVote()).findFirst();
        if (suspended.isPresent()) {
            throw new Refusal("DEP-4", "“" + suspended.get().name() + "”暂停执行职务，不能参加表决。");
        }
        return found;
    }

    private static String names(List<Voter> voters) {
        return voters.stream().map(Voter::name).collect(Collectors.joining("、"));
    }

    private void call(Poll poll, List<Voter> voters) {
        List<AccountId> accounts =
                voters.stream()
                        .flatMap(one -> Optional.ofNullable(one.account()).stream())
                        .toList();
        notices.send(
                accounts,
                "现在表决",
                "“" + poll.plan().title() + "”",
                "/voting/" + poll.id() + "/vote");
    }

    private void done(Actor actor, Poll after, PollAct act, String text) {
        table.write(after, act, actor.name(), text);
        events.publishEvent(new PollChanged(after.id()));
        note(actor, after, act, text);
    }

    private void note(Actor actor, Poll poll, PollAct act, String text) {
        record.noteInside(
                actor,
                poll.plan().congress(),
                new Subject("voting", "poll", poll.id().value()),
                act.label(),
                "“" + poll.plan().title() + "”：" + text);
    }
}
