package org.openrenda.voting.polls;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.documents.OfficialDocument;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Polls from the preparation to the announcement. Each act checks who acts, locks the poll, lets it
 * decide, and writes step, state and record in one transaction.
 */
@Component
// Longer than 300 lines because it is the one face of a poll, from the draft to the result.
public class Polls {

    private final RollTable roll;
    private final CountTable counts;
    private final NamedBox named;
    private final PollReader reader;
    private final Preparing preparing;
    private final Running running;
    private final Casting casting;
    private final Counting counting;

    Polls(
            RollTable roll,
            CountTable counts,
            NamedBox named,
            PollReader reader,
            Preparing preparing,
            Running running,
            Casting casting,
            Counting counting) {
        this.roll = roll;
        this.counts = counts;
        this.named = named;
        this.reader = reader;
        this.preparing = preparing;
        this.running = running;
        this.casting = casting;
        this.counting = counting;
    }

    /**
     * Drafts a poll.
     *
     * @throws Refusal VOT-8, VOT-9, ELE-13 when matter, method, visibility or officials do not fit;
     *     thrown while the records are made
     */
    @Transactional
    public PollId prepare(Actor actor, NewPoll given) {
        return preparing.prepare(actor, given);
    }

    /**
     * Changes a draft as a whole; where it came from stays.
     *
     * @throws Refusal once it is ready, or when keys were made that the change would not fit
     */
    @Transactional
    public void redraft(Actor actor, PollId id, NewPoll given) {
        preparing.redraft(actor, id, given);
    }

    /**
     * Prepares a poll that is not open yet once more, with the same text and for these voters.
     *
     * @return this poll while it was a draft; else the copy, of which a named one is ready
     */
    @Transactional
    public PollId renew(Actor actor, PollId id, List<NewVoter> roster, String reason) {
        return preparing.renew(actor, id, roster, reason);
    }

    /** Fixes text, options, roster and rule; refused while no box keeps such ballots. */
    @Transactional
    public void ready(Actor actor, PollId id) {
        preparing.ready(actor, id);
    }

    /**
     * Begins voting: the roll of those present and the base are frozen and stored.
     *
     * @throws Refusal MTG-2 below the quorum without a reason; VOT-10 before the amendments and
     *     clauses of the same matter are finished; CAL-4 when the base is smaller than the roll
     */
    @Transactional
    public void open(Actor actor, PollId id, Opening opening) {
        running.open(actor, id, opening);
    }

    /** Adds late-comers to the roll while voting goes on. */
    @Transactional
    public void addLate(Actor actor, PollId id, Collection<PersonId> people) {
        running.addLate(actor, id, people);
    }

    /** Hands a voter a paper ballot (a lost phone, for example), so that nothing else counts. */
    @Transactional
    public void moveToPaper(Actor actor, PollId id, PersonId person, String reason) {
        running.move(actor, id, Set.of(person), VotingMethod.PAPER, reason);
    }

    /**
     * VOT-5: marks voters who vote on paper, by hand or by a device; the reason is minuted. Refused
     * for who has voted already.
     */
    @Transactional
    public void move(Actor actor, PollId id, Set<PersonId> people, VotingMethod to, String reason) {
        running.move(actor, id, people, to, reason);
    }

    /**
     * Puts a named ballot in, and answers when it is committed, together with others that come at
     * the same time. Sent again under the same key with the same text, it answers the same receipt.
     *
     * @param text as {@link BallotPaper#text} writes it
     * @param clientKey made by the page that sends it, the same at each try
     * @throws AlreadyVoted when another ballot of this voter is in
     */
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

    /** Ends voting; a ballot under way is either in by then, or is told that it came late. */
    @Transactional
    public void close(Actor actor, PollId id) {
        running.close(actor, id);
    }

    /**
     * 双人录入: what an official counted of the paper ballots, hands or device.
     *
     * @return whether two people have typed the same now, so that it counts
     */
    @Transactional
    public boolean enterCounts(Actor actor, PollId id, VotingMethod method, Tally typed) {
        return counting.enterCounts(actor, id, method, typed);
    }

    /** A supervisor or counter confirms by the own sign-in; the last one makes the count final. */
    @Transactional
    public void confirm(Actor actor, PollId id) {
        counting.confirm(actor, id);
    }

    /** VOT-7: the chair announces; the result is stored and sealed into the record. */
    @Transactional
    public PollResult announce(Actor actor, PollId id) {
        return counting.announce(actor, id);
    }

    /** Makes a poll void, with the reason; what was announced stays announced. */
    @Transactional
    public void annul(Actor actor, PollId id, String reason) {
        running.annul(actor, id, reason);
    }

    /**
     * ELE-15: another round for the seats that stayed empty, of the same election.
     *
     * @param candidates numbered from 1
     */
    @Transactional
    public PollId secondRound(Actor actor, PollId id, List<BallotItem> candidates) {
        return preparing.secondRound(actor, id, candidates);
    }

    /** Those with equal votes are voted on again; who has more votes then is elected. */
    @Transactional
    public PollId tieRevote(Actor actor, PollId id) {
        return preparing.tieRevote(actor, id);
    }

    /** For a box elsewhere: holds the poll open until this transaction ends, or refuses. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void holdOpen(PollId id) {
        running.holdOpen(id);
    }

    /** What the poll asks, for whoever checks ballots; asks nobody's permission. */
    public BallotForm form(PollId id) {
        return reader.plan(id).form();
    }

    /** What was put to the vote and how; asks nobody's permission. */
    public PollPlan plan(PollId id) {
        return reader.plan(id);
    }

    /** The stage now; asks nobody's permission. */
    public PollStage stage(PollId id) {
        return reader.stage(id);
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

    @Transactional(readOnly = true)
    public List<Voter> roster(Actor actor, PollId id) {
        reader.seen(actor, id);
        return roll.voters(id);
    }

    @Transactional(readOnly = true)
    public PollView view(Actor actor, PollId id) {
        return reader.view(reader.seen(actor, id));
    }

    @Transactional(readOnly = true)
    public LiveCount live(PollId id) {
        return reader.live(id);
    }

    /** For everyone who may see the poll once announced; before, for who conducts or counts it. */
    @Transactional(readOnly = true)
    public PollResult result(Actor actor, PollId id) {
        return counting.result(actor, id);
    }

    /** All ballots and typed counts together, to whom {@link #result} shows them. */
    @Transactional(readOnly = true)
    public Tally tally(Actor actor, PollId id) {
        return counting.tally(actor, id);
    }

    /** The result as it was stored when it was announced. */
    @Transactional(readOnly = true)
    public Optional<String> stored(PollId id) {
        return counts.kept(id);
    }

    /** How each voted by name, once a named poll is announced. */
    @Transactional(readOnly = true)
    public List<NamedVote> votes(Actor actor, PollId id) {
        return counting.votes(actor, id);
    }

    /** What each official has typed of one method, for the officials of the poll. */
    @Transactional(readOnly = true)
    public List<TypedCounts> typed(Actor actor, PollId id, VotingMethod method) {
        return counting.typed(actor, id, method);
    }

    /** The result sheet (表决结果单): after the announcement, and for trial votes never. */
    @Transactional(readOnly = true)
    public OfficialDocument sheet(Actor actor, PollId id) {
        return counting.sheet(actor, id);
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

    /** Secret polls this person took part in, whose published ballots can be looked through. */
    @Transactional(readOnly = true)
    public List<PollRow> toCheck(Actor actor) {
        return reader.toCheck(actor);
    }

    /** Polls this person supervises or counts. */
    @Transactional(readOnly = true)
    public List<PollRow> toConfirm(Actor actor) {
        return reader.toConfirm(actor);
    }
}
