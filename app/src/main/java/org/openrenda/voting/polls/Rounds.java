package org.openrenda.voting.polls;

import java.util.ArrayList;
import java.util.List;
import org.openrenda.platform.Refusal;
import org.springframework.stereotype.Component;

/** What the next round of an election asks, from what the last one came to. */
@Component
class Rounds {

    private final PollTable table;
    private final RollTable roll;
    private final CountTable counts;
    private final PollReader reader;

    Rounds(PollTable table, RollTable roll, CountTable counts, PollReader reader) {
        this.table = table;
        this.roll = roll;
        this.counts = counts;
        this.reader = reader;
    }

    /** All rounds belong to the first one. */
    PollId election(Poll poll) {
        return poll.election() == null ? poll.id() : poll.election();
    }

    /** ELE-15: the seats that stayed empty, for new candidates. */
    NewPoll second(Poll poll, List<BallotItem> candidates) {
        PollResult result = announced(poll, Outcome.SECOND_ROUND);
        int left = poll.plan().form().seats() - result.elected().size();
        return next(poll, candidates, left, poll.plan().rule());
    }

    /** The last seats, for those who had equal votes; most votes win. */
    NewPoll ofTied(Poll poll) {
        PollResult result = announced(poll, Outcome.TIE_REVOTE);
        List<BallotItem> tied = new ArrayList<>();
        for (ItemResult one : result.tied()) {
            tied.add(new BallotItem(tied.size() + 1, one.title(), one.person()));
        }
        int left = poll.plan().form().seats() - result.elected().size();
        MajorityRule most =
                new MajorityRule(
                        MajorityOf.CAST, Majority.mostVotes(), poll.plan().rule().source());
        return next(poll, tied, left, most);
    }

    private PollResult announced(Poll poll, Outcome outcome) {
        boolean counted = poll.plan().kind() != PollKind.TRIAL;
        if (poll.stage() == PollStage.ANNOUNCED && counted) {
            PollResult result = reader.result(poll);
            if (result.outcome() == outcome) {
                return result;
            }
        }
        throw new Refusal("只有宣布的结果是“" + outcome.label() + "”时，才能安排下一轮。");
    }

    private NewPoll next(Poll poll, List<BallotItem> items, int seats, MajorityRule rule) {
        BallotForm form = poll.plan().form();
        int round = poll.round() + 1;
        if (table.hasRound(election(poll), round)) {
            throw new Refusal("下一轮已经拟定，请在表决列表里查看。");
        }
        String title = poll.plan().title().replaceFirst("（第\\d+轮）$", "") + "（第" + round + "轮）";
        // Whoever is a candidate now need not be listed to be written in.
        List<Eligible> eligible =
                form.eligible().stream()
                        .filter(one ->
                                items.stream().noneMatch(i -> one.person().equals(i.person())))
                        .toList();
        BallotForm next = new BallotForm(form.kind(), items, seats, 0, 0, eligible);
        List<NewVoter> roster = roll.voters(poll.id()).stream().map(Voter::again).toList();
        PollPlan plan = poll.plan().with(next, rule, title);
        return new NewPoll(plan, roster, counts.officials(poll.id(), false));
    }
}
