package org.openrenda.voting.polls;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.springframework.stereotype.Component;

/** A poll before the vote: its draft, what is fixed when it is ready, and further rounds. */
@Component
class Preparing {

    private final PollTable table;
    private final RollTable roll;
    private final CountTable counts;
    private final PollReader reader;
    private final Rounds rounds;
    private final PollSteps steps;

    Preparing(
            PollTable table,
            RollTable roll,
            CountTable counts,
            PollReader reader,
            Rounds rounds,
            PollSteps steps) {
        this.table = table;
        this.roll = roll;
        this.counts = counts;
        this.reader = reader;
        this.rounds = rounds;
        this.steps = steps;
    }

    PollId prepare(Actor actor, NewPoll given) {
        actor.require(VotingPermission.OPERATE, given.plan().congress());
        return add(actor, given, null, 1);
    }

    private PollId add(Actor actor, NewPoll given, @Nullable PollId election, int round) {
        PollId id = table.add(given, election, round);
        fill(id, given);
        String text = described(given);
        table.step(id, PollAct.PREPARE, actor.name(), text);
        steps.note(actor, table.find(id).orElseThrow(), PollAct.PREPARE, text);
        return id;
    }

    /** Where it came from, and which round of what it is, stays. */
    void redraft(Actor actor, PollId id, NewPoll given) {
        Poll before = steps.locked(actor, id, VotingPermission.OPERATE);
        before.allowRedraft(given.plan());
        if (before.plan().form().isRated()) {
            throw new Refusal("这些票属于一次测评，内容由测评决定，不能在这里修改。");
        }
        reader.box(before.plan().visibility()).redrafting(id, given);
        table.redraft(id, given);
        fill(id, given);
        String text = "修改：" + described(given);
        table.step(id, PollAct.PREPARE, actor.name(), text);
        steps.note(actor, table.find(id).orElseThrow(), PollAct.PREPARE, text);
    }

    private void fill(PollId id, NewPoll given) {
        roll.add(id, given.roster());
        given.officials().forEach(one -> counts.add(id, one));
    }

    private static String described(NewPoll given) {
        return "名册 " + given.roster().size() + " 人，" + given.plan().rule().words();
    }

    /**
     * The same for other voters: a draft is changed; what was ready is made void and copied, and a
     * named copy is ready at once.
     */
    PollId renew(Actor actor, PollId id, List<NewVoter> roster, String reason) {
        Poll before = steps.locked(actor, id, VotingPermission.CHAIR);
        NewPoll given = new NewPoll(before.plan(), roster, counts.officials(id, false));
        BallotBox box = reader.box(before.plan().visibility());
        if (before.stage() == PollStage.DRAFT) {
            box.redrafting(id, given);
            table.redraft(id, given);
            fill(id, given);
            String text = reason + "。" + described(given);
            table.step(id, PollAct.PREPARE, actor.name(), text);
            steps.note(actor, before, PollAct.PREPARE, text);
            return id;
        }
        if (before.stage() != PollStage.READY) {
            throw new Refusal("这次表决现在是“" + before.stage().label() + "”，名册不能再改。");
        }
        steps.done(actor, before.annul(reason), PollAct.VOID, reason);
        box.over(id);
        PollId next = add(actor, given, before.election(), before.round());
        if (given.plan().visibility() == Visibility.NAMED) {
            fix(actor, table.lock(next).orElseThrow());
        }
        return next;
    }

    void ready(Actor actor, PollId id) {
        fix(actor, steps.locked(actor, id, VotingPermission.OPERATE));
    }

    private void fix(Actor actor, Poll before) {
        Poll after = before.ready();
        PollId id = after.id();
        BallotBox box = reader.box(after.plan().visibility());
        steps.done(
                actor,
                after,
                PollAct.READY,
                "选票和名册已固定，指纹 " + NamedBox.digest(Manifest.of(after.plan(), roll.voters(id))));
        box.ready(id);
    }

    PollId secondRound(Actor actor, PollId id, List<BallotItem> candidates) {
        Poll poll = steps.locked(actor, id, VotingPermission.OPERATE);
        return add(actor, rounds.second(poll, candidates), rounds.election(poll), poll.round() + 1);
    }

    PollId tieRevote(Actor actor, PollId id) {
        Poll poll = steps.locked(actor, id, VotingPermission.OPERATE);
        return add(actor, rounds.ofTied(poll), rounds.election(poll), poll.round() + 1);
    }
}
