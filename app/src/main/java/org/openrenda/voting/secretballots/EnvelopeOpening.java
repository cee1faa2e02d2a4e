package org.openrenda.voting.secretballots;

import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.voting.polls.PollChanged;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollStage;
import org.openrenda.voting.polls.Polls;
import org.openrenda.voting.secretballots.Envelope.Layer;
import org.openrenda.voting.secretballots.EnvelopeTable.Key;
import org.openrenda.voting.secretballots.EnvelopeTable.LeftOut;
import org.openrenda.voting.secretballots.EnvelopeTable.Reason;
import org.openrenda.voting.secretballots.EnvelopeTable.Step;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The opening of double envelopes after the close. Each supervisor's browser takes all that is
 * there, opens it, shuffles it, and gives back what was inside, in pieces that may be sent again;
 * then the supervisor ends the step, and the numbers must agree.
 */
@Component
class EnvelopeOpening {

    static final int TOGETHER_MAX = 500;

    private final EnvelopeTable table;
    private final BallotDoor door;
    private final Urn urn;
    private final Polls polls;
    private final EnvelopeSteps steps;
    private final ApplicationEventPublisher events;

    EnvelopeOpening(
            EnvelopeTable table,
            BallotDoor door,
            Urn urn,
            Polls polls,
            EnvelopeSteps steps,
            ApplicationEventPublisher events) {
        this.table = table;
        this.door = door;
        this.urn = urn;
        this.polls = polls;
        this.steps = steps;
        this.events = events;
    }

    /** What a supervisor's page could not count, by its digest. */
    record Missed(byte[] hash, Reason reason) {}

    /** All that the supervisor's layer closes, without names, in the order of their digests. */
    @Transactional
    List<byte[]> toOpen(Actor actor, PollId poll) {
        return isOuter(held(actor, poll)) ? table.envelopes(poll, false) : table.inner(poll);
    }

    /**
     * Takes some of what was inside; again the same is no harm.
     *
     * @throws Refusal when it cannot have been inside
     */
    @Transactional
    void give(Actor actor, PollId poll, List<byte[]> opened) {
        if (opened.size() > TOGETHER_MAX) {
            throw new Refusal("一次最多交回 " + TOGETHER_MAX + " 件。");
        }
        if (isOuter(held(actor, poll))) {
            int bytes = Envelope.innerBytes(polls.form(poll));
            if (opened.stream().anyMatch(one -> one.length != bytes)) {
                throw new Refusal("有一件不是内层信封，没有收下。");
            }
            table.addInner(poll, opened);
            notMore(table.innerCount(poll), poll, Step.CLOSE);
        } else {
            opened.forEach(one -> count(poll, one));
            notMore(
                    urn.lying(poll).size() + table.leftOut(poll, Step.INNER).size(),
                    poll,
                    Step.OUTER);
        }
    }

    /** Nothing can come out that was not there: refused with all that came with it. */
    private void notMore(int given, PollId poll, Step before) {
        int there = table.done(poll, before).orElseThrow().gave();
        if (given > there) {
            throw new Refusal("VOT-6", "交回 " + given + " 件，比待拆的 " + there + " 件还多，没有收下。");
        }
    }

    /** The same check as of ballots that come alone; what fails it is listed, never dropped. */
    private void count(PollId poll, byte[] plain) {
        try {
            byte[] body = Envelope.ballot(plain);
            byte[] credential = door.checked(poll, body).credential();
            urn.cast(poll, List.of(credential), List.of(body));
            if (Arrays.equals(urn.body(poll, credential).orElseThrow(), body)) {
                return;
            }
        } catch (IllegalArgumentException | Refusal noBallot) {
            // Listed below, like a second ballot of one credential.
        }
        byte[] hash = SealedBallot.sha256(plain);
        table.leaveOut(poll, new LeftOut(Step.INNER, hash, Reason.INVALID));
    }

    /**
     * Ends a supervisor's step.
     *
     * @param missed what could not be opened or was there twice, each by its digest
     * @throws Refusal while the numbers do not agree
     */
    @Transactional
    void end(Actor actor, PollId poll, List<Missed> missed) {
        Key key = held(actor, poll);
        Step step = isOuter(key) ? Step.OUTER : Step.INNER;
        List<byte[]> all = isOuter(key) ? table.envelopes(poll, false) : table.inner(poll);
        Set<String> known = new HashSet<>();
        all.forEach(one -> known.add(hex(SealedBallot.sha256(one))));
        for (Missed one : missed) {
            if (!known.remove(hex(one.hash()))) {
                throw new Refusal("列为未计的 " + hex(one.hash()) + " 不在待拆的信封里。");
            }
            table.leaveOut(poll, new LeftOut(step, one.hash(), one.reason()));
        }
        List<byte[]> gave = gave(poll, step);
        int leftOut = table.leftOut(poll, step).size();
        int difference = all.size() - gave.size() - leftOut;
        if (difference != 0) {
            throw new Refusal(
                    "VOT-6",
                    "清点不符：待拆 %d 件，拆出 %d 件，列为未计 %d 件，相差 %d 件。请再拆一次。"
                            .formatted(all.size(), gave.size(), leftOut, difference));
        }
        steps.done(actor.name(), poll, step, all.size(), gave, leftOut);
        if (step == Step.OUTER && gave.isEmpty()) {
            steps.done(actor.name(), poll, Step.INNER, 0, List.of(), 0);
        } else if (step == Step.OUTER) {
            steps.call(poll, Layer.INNER);
        } else {
            urn.moveToBoard(poll);
        }
        events.publishEvent(new PollChanged(poll));
    }

    private List<byte[]> gave(PollId poll, Step step) {
        if (step == Step.OUTER) {
            return table.inner(poll).stream().map(SealedBallot::sha256).toList();
        }
        return urn.lying(poll).stream()
                .map(SealedBallot::sha256)
                .sorted(Arrays::compareUnsigned)
                .toList();
    }

    private Key held(Actor actor, PollId poll) {
        table.hold(poll);
        if (polls.stage(poll) != PollStage.CLOSED) {
            throw new Refusal("现在不拆封：投票结束以后、宣布结果以前才拆封。");
        }
        Layer next = table.done(poll, Step.OUTER).isEmpty() ? Layer.OUTER : Layer.INNER;
        if (table.done(poll, Step.INNER).isPresent()) {
            throw new Refusal("两层信封都已拆完。");
        }
        Key key = table.key(poll, next).orElseThrow();
        if (!key.account().equals(actor.account())) {
            throw new Refusal("现在应由“" + key.name() + "”拆" + next.label() + "信封。");
        }
        return key;
    }

    private static boolean isOuter(Key key) {
        return key.layer() == Layer.OUTER;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
