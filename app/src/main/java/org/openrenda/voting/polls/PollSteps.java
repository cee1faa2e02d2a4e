package org.openrenda.voting.polls;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Origin;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What every act begins and ends with: the poll locked and the actor asked; the step, the record
 * and the news.
 */
@Component
class PollSteps {

    private final PollTable table;
    private final RollTable roll;
    private final CountTable counts;
    private final Record record;
    private final ApplicationEventPublisher events;

    PollSteps(
            PollTable table,
            RollTable roll,
            CountTable counts,
            Record record,
            ApplicationEventPublisher events) {
        this.table = table;
        this.roll = roll;
        this.counts = counts;
        this.record = record;
        this.events = events;
    }

    Poll locked(Actor actor, PollId id, VotingPermission permission) {
        Poll poll = table.lock(id).orElseThrow(PollReader::unknown);
        actor.require(permission, poll.plan().congress());
        return poll;
    }

    Official official(Actor actor, Poll poll) {
        return counts.official(poll.id(), actor.account())
                .orElseThrow(() -> new Refusal("您不是这次表决的监票人或计票人。"));
    }

    List<Voter> voters(PollId id, Set<PersonId> people) {
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

    static String names(List<Voter> voters) {
        return voters.stream().map(Voter::name).collect(Collectors.joining("、"));
    }

    /** Whoever knows more of the voters than the roster may refuse the opening now. */
    void opening(Poll poll) {
        Origin origin = poll.plan().origin();
        events.publishEvent(new PollOpening(poll.id(), origin == null ? "" : origin.module()));
    }

    void done(Actor actor, Poll after, PollAct act, String text) {
        table.write(after, act, actor.name(), text);
        events.publishEvent(new PollChanged(after.id()));
        note(actor, after, act, text);
    }

    void note(Actor actor, Poll poll, PollAct act, String text) {
        record.noteInside(
                actor,
                poll.plan().congress(),
                new Subject("voting", "poll", poll.id().value()),
                act.label(),
                "“" + poll.plan().title() + "”：" + text);
    }
}
