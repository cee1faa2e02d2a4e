package org.openrenda.voting.polls;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.documents.OfficialDocument;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * A poll after the vote: counts typed twice, confirmations, the announcement, and who may read it.
 */
@Component
class Counting {

    private static final int RESULTS_KEPT = 50;

    private final PollTable table;
    private final RollTable roll;
    private final CountTable counts;
    private final NamedBox named;
    private final PollReader reader;
    private final PollSteps steps;
    private final ResultSheet sheets;
    private final ApplicationEventPublisher events;
    private final Map<PollId, PollResult> announced = new ConcurrentHashMap<>();

    Counting(
            PollTable table,
            RollTable roll,
            CountTable counts,
            NamedBox named,
            PollReader reader,
            PollSteps steps,
            ResultSheet sheets,
            ApplicationEventPublisher events) {
        this.table = table;
        this.roll = roll;
        this.counts = counts;
        this.named = named;
        this.reader = reader;
        this.steps = steps;
        this.sheets = sheets;
        this.events = events;
    }

    boolean enterCounts(Actor actor, PollId id, VotingMethod method, Tally typed) {
        Poll poll = table.lock(id).orElseThrow(PollReader::unknown);
        Official official = steps.official(actor, poll);
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
        steps.done(actor, poll, PollAct.ENTER_COUNTS, words);
        return agreed;
    }

    void confirm(Actor actor, PollId id) {
        Poll poll = table.lock(id).orElseThrow(PollReader::unknown);
        Official official = steps.official(actor, poll);
        Poll after = poll.confirm(counts.owed(id, roll.moved(id).keySet()));
        String digest = NamedBox.digest(reader.result(poll).text());
        if (!counts.confirm(id, official.account(), digest)) {
            throw new Refusal("您已经确认过了。");
        }
        steps.done(actor, after, PollAct.CONFIRM, official.duty().label() + "确认，指纹 " + digest);
    }

    PollResult announce(Actor actor, PollId id) {
        Poll after = steps.locked(actor, id, VotingPermission.CHAIR).announce();
        PollResult result = reader.result(after);
        String digest = NamedBox.digest(result.text());
        counts.keep(id, result.text(), digest);
        reader.box(after.plan().visibility()).over(id);
        steps.done(
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

    PollResult result(Actor actor, PollId id) {
        Poll poll = reader.seen(actor, id);
        boolean conducts =
                actor.may(VotingPermission.CHAIR, poll.plan().congress())
                        || actor.may(VotingPermission.OPERATE, poll.plan().congress())
                        || counts.official(id, actor.account()).isPresent();
        boolean counted = poll.stage() == PollStage.CLOSED || poll.stage() == PollStage.CONFIRMED;
        if (poll.stage() != PollStage.ANNOUNCED && !(counted && conducts)) {
            throw new Refusal("VOT-7", "结果由主持人当场宣布，宣布前不显示票数。");
        }
        return poll.stage() == PollStage.ANNOUNCED ? announced(poll) : reader.result(poll);
    }

    /** Nothing of it changes any more, and thousands look at it in the same moment. */
    private PollResult announced(Poll poll) {
        PollResult before = announced.get(poll.id());
        if (before != null) {
            return before;
        }
        PollResult counted = reader.result(poll);
        if (!PollReader.mayTakeBack()) {
            if (announced.size() >= RESULTS_KEPT) {
                announced.clear();
            }
            announced.put(poll.id(), counted);
        }
        return counted;
    }

    Tally tally(Actor actor, PollId id) {
        Tally all = Tally.none(reader.poll(id).plan().form());
        for (PollResult.Part part : result(actor, id).parts()) {
            all = all.plus(part.tally());
        }
        return all;
    }

    List<NamedVote> votes(Actor actor, PollId id) {
        Poll poll = reader.seen(actor, id);
        boolean shown =
                poll.stage() == PollStage.ANNOUNCED && poll.plan().visibility() == Visibility.NAMED;
        return shown ? named.named(id) : List.of();
    }

    List<TypedCounts> typed(Actor actor, PollId id, VotingMethod method) {
        steps.official(actor, reader.poll(id));
        return counts.typed(id, method);
    }

    OfficialDocument sheet(Actor actor, PollId id) {
        Poll poll = reader.seen(actor, id);
        if (poll.stage() != PollStage.ANNOUNCED || poll.plan().kind() == PollKind.TRIAL) {
            throw new Refusal("VOT-7", "宣布结果后才有表决结果单，测试表决没有结果单。");
        }
        return sheets.write(reader.view(poll), reader.result(poll), counts.kept(id).orElse(""));
    }
}
