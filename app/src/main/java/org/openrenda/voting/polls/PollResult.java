package org.openrenda.voting.polls;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.PersonId;

/**
 * What a poll came to: a pure function of form, rule, base, who was present, and the ballots.
 *
 * @param reason why it is invalid; empty when it is not
 * @param base the members or deputies there are, stored at opening (应到)
 * @param present who took part in the sitting at the vote (实到)
 * @param notPressed present and cast nothing (未按): no abstention, and in no count of votes (VOT-4)
 * @param needed votes the rule needs
 * @param parts what came by each method
 */
public record PollResult(
        Outcome outcome,
        String reason,
        int base,
        int present,
        int ballots,
        int voided,
        int notPressed,
        int needed,
        List<ItemResult> items,
        List<Part> parts) {

    /** The ballots that came by one method, and how many voters it was for. */
    public record Part(VotingMethod method, int voters, Tally tally) {}

    public PollResult {
        items = List.copyOf(items);
        parts = List.copyOf(parts);
    }

    /**
     * @param turnout the share of all that must take part for the poll to be valid (VOT-7); null
     *     where the local rules ask for none
     */
    public static PollResult of(
            BallotForm form,
            MajorityRule rule,
            @Nullable Majority turnout,
            int base,
            int present,
            List<Part> parts) {
        Tally all = Tally.none(form);
        for (Part part : parts) {
            all = all.plus(part.tally());
        }
        int needed = rule.needed(base, present, all.ballots());
        List<ItemResult> items = new ArrayList<>();
        for (BallotItem item : form.items()) {
            ItemCount count = form.shown(all.items().get(item.no() - 1));
            boolean reached =
                    form.kind() != BallotKind.SCORE
                            && rule.carries(count.inFavour(), base, present, all.ballots());
            items.add(
                    new ItemResult(
                            item.no(), item.title(), item.person(), count, reached, false, false));
        }
        for (var written : all.writeIns().entrySet()) {
            PersonId person = new PersonId(written.getKey());
            ItemCount count = new ItemCount(written.getValue(), 0, 0, 0);
            boolean reached = rule.carries(count.inFavour(), base, present, all.ballots());
            items.add(new ItemResult(0, form.name(person), person, count, reached, false, false));
        }
        List<ItemResult> seated = form.kind().elects() ? seated(items, form.seats()) : items;
        Optional<String> invalid = invalid(turnout, base, all, parts);
        return new PollResult(
                invalid.isPresent() ? Outcome.INVALID : outcome(form, seated),
                invalid.orElse(""),
                base,
                present,
                all.ballots(),
                all.voided(),
                Math.max(0, present - all.ballots()),
                needed,
                invalid.isPresent() ? items : seated,
                parts);
    }

    /** ELE-12: more ballots than voters make it invalid, and so does too small a turnout. */
    private static Optional<String> invalid(
            @Nullable Majority turnout, int base, Tally all, List<Part> parts) {
        for (Part part : parts) {
            if (part.tally().ballots() > part.voters()) {
                return Optional.of(
                        "%s收回 %d 张，多于投票人数 %d 人"
                                .formatted(
                                        part.method().label(),
                                        part.tally().ballots(),
                                        part.voters()));
            }
        }
        if (turnout != null && !turnout.reached(all.ballots(), base)) {
            return Optional.of("参加表决 %d 人，没有达到全体的%s".formatted(all.ballots(), turnout.words()));
        }
        return Optional.empty();
    }

    /** Seats go by votes among those who reach the rule; equal votes at the last seat tie. */
    private static List<ItemResult> seated(List<ItemResult> items, int seats) {
        List<Integer> votes =
                items.stream()
                        .filter(ItemResult::reached)
                        .map(one -> one.count().inFavour())
                        .sorted(Comparator.reverseOrder())
                        .toList();
        if (votes.size() <= seats) {
            return items.stream().map(one -> one.taking(one.reached(), false)).toList();
        }
        int last = votes.get(seats - 1);
        boolean tie = votes.get(seats) == last;
        return items.stream()
                .map(one -> {
                    int own = one.count().inFavour();
                    boolean wins = one.reached() && (own > last || own == last && !tie);
                    return one.taking(wins, one.reached() && own == last && tie);
                })
                .toList();
    }

    private static Outcome outcome(BallotForm form, List<ItemResult> items) {
        if (form.kind() == BallotKind.SCORE) {
            return Outcome.SCORED;
        }
        if (form.kind().elects()) {
            if (items.stream().anyMatch(ItemResult::tied)) {
                return Outcome.TIE_REVOTE;
            }
            long elected = items.stream().filter(ItemResult::elected).count();
            return elected < form.seats() ? Outcome.SECOND_ROUND : Outcome.ELECTED;
        }
        long carried = items.stream().filter(ItemResult::reached).count();
        if (carried == items.size()) {
            return Outcome.CARRIED;
        }
        return carried == 0 ? Outcome.LOST : Outcome.PARTLY;
    }

    public List<ItemResult> elected() {
        return items.stream().filter(ItemResult::elected).toList();
    }

    public List<ItemResult> tied() {
        return items.stream().filter(ItemResult::tied).toList();
    }

    public int valid() {
        return ballots - voided;
    }

    /**
     * The one writing of the result, which is sealed into the record. Of the parts it has only how
     * many came: where few vote on paper, their votes by themselves would give them away (VOT-6).
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("outcome=").append(outcome).append("\n");
        text.append("reason=").append(reason).append('\n');
        text.append("base=").append(base).append(";present=").append(present);
        text.append(";ballots=").append(ballots).append(";void=").append(voided);
        text.append(";notPressed=").append(notPressed).append(";needed=").append(needed);
        text.append('\n');
        for (ItemResult item : items) {
            text.append(item.no() == 0 ? "w" + item.person() : "" + item.no());
            text.append('=').append(item.count().inFavour()).append('/');
            text.append(item.count().against()).append('/').append(item.count().abstain());
            text.append('/').append(item.count().score());
            text.append(item.reached() ? ";reached" : "").append(item.elected() ? ";elected" : "");
            text.append(item.tied() ? ";tied" : "").append('\n');
        }
        for (Part part : parts) {
            text.append(part.method()).append("=voters:").append(part.voters()).append(';');
            text.append("ballots:").append(part.tally().ballots()).append(";void:");
            text.append(part.tally().voided()).append('\n');
        }
        return text.toString();
    }
}
