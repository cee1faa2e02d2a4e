package org.openrenda.voting.polls;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Origin;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.notices.Notices;
import org.springframework.stereotype.Component;

/**
 * A poll while people vote: the opening, late-comers, other methods, the close; and making it void.
 */
@Component
class Running {

    private final PollTable table;
    private final RollTable roll;
    private final PollReader reader;
    private final PollSteps steps;
    private final Notices notices;
    private final Clock clock;

    Running(
            PollTable table,
            RollTable roll,
            PollReader reader,
            PollSteps steps,
            Notices notices,
            Clock clock) {
        this.table = table;
        this.roll = roll;
        this.reader = reader;
        this.steps = steps;
        this.notices = notices;
        this.clock = clock;
    }

    void open(Actor actor, PollId id, Opening opening) {
        Poll before = steps.locked(actor, id, VotingPermission.CHAIR);
        Origin origin = before.plan().origin();
        if (before.plan().kind() == PollKind.WHOLE && origin != null) {
            List<String> first = table.unfinishedBefore(origin, id);
            if (!first.isEmpty()) {
                throw new Refusal("VOT-10", "“" + first.getFirst() + "”还没有表决完，修正案和单独表决的条款须先表决。");
            }
        }
        steps.opening(before);
        List<Voter> entering = steps.voters(id, opening.present());
        Poll after = before.open(entering.size(), opening, clock.instant());
        roll.enter(id, entering, false);
        String text = "应到 %d 人，实到 %d 人".formatted(after.base(), after.present());
        String why = opening.override().strip();
        steps.done(
                actor, after, PollAct.OPEN, why.isEmpty() ? text : text + "；不足法定人数仍表决的理由：" + why);
        reader.box(after.plan().visibility()).opened(id);
        call(after, entering);
    }

    void addLate(Actor actor, PollId id, Collection<PersonId> people) {
        Poll before = steps.locked(actor, id, VotingPermission.OPERATE);
        List<Voter> entering =
                steps.voters(id, Set.copyOf(people)).stream()
                        .filter(one -> !one.present())
                        .toList();
        if (entering.isEmpty()) {
            throw Refusal.of("people", "请选择还没有登记到会的人员。");
        }
        Poll after = before.addLate(entering.size());
        roll.enter(id, entering, true);
        steps.done(actor, after, PollAct.ADD_LATE, PollSteps.names(entering));
        call(after, entering);
    }

    void move(Actor actor, PollId id, Set<PersonId> people, VotingMethod to, String reason) {
        Poll poll = steps.locked(actor, id, VotingPermission.OPERATE);
        poll.allowMove();
        if (poll.plan().form().isRated()) {
            throw new Refusal("测评的电子票不能改用纸质票。设备遗失、票投不出的，按未评计。");
        }
        String why = Refusal.needed("reason", "请写明改用“" + to.label() + "”的原因", reason);
        Poll.checkReason(why);
        List<Voter> moving = steps.voters(id, people);
        if (!to.isTyped() || moving.isEmpty() || !moving.stream().allMatch(Voter::present)) {
            throw Refusal.of("people", "请选择已登记到会、还没有表决的人员。");
        }
        BallotBox box = reader.box(poll.plan().visibility());
        moving.forEach(one -> box.moving(id, one.person()));
        if (roll.move(id, poll.plan().visibility(), moving, to) != moving.size()) {
            throw new Refusal("ELE-2", "其中有人已经表决过，或者已改用其他方式，不能再改。");
        }
        steps.done(
                actor, poll, PollAct.MOVE, PollSteps.names(moving) + "改用" + to.label() + "：" + why);
    }

    void close(Actor actor, PollId id) {
        Poll after = steps.locked(actor, id, VotingPermission.CHAIR).close();
        BallotBox box = reader.box(after.plan().visibility());
        steps.done(
                actor,
                after,
                PollAct.CLOSE,
                "收到 " + box.received(id) + " 票，实到 " + after.present() + " 人");
        box.closed(id);
    }

    void annul(Actor actor, PollId id, String reason) {
        Poll before = steps.locked(actor, id, VotingPermission.CHAIR);
        Poll after = before.annul(reason);
        steps.done(actor, after, PollAct.VOID, reason.strip());
        if (before.stage() == PollStage.OPEN) {
            reader.box(after.plan().visibility()).closed(id);
        }
        if (before.stage() != PollStage.DRAFT) {
            reader.box(after.plan().visibility()).over(id);
        }
    }

    void holdOpen(PollId id) {
        PollStage stage = table.share(id).orElseThrow(PollReader::unknown);
        if (stage != PollStage.OPEN) {
            throw Casting.notOpen(stage);
        }
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
}
