package org.openrenda.voting.polls;

import java.util.Optional;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.springframework.stereotype.Component;

/** Takes a named ballot, or says in a sentence why it was not taken. */
@Component
class Casting {

    private final PollReader reader;
    private final RollTable roll;
    private final NamedBox named;
    private final Together together;

    Casting(PollReader reader, RollTable roll, NamedBox named, Together together) {
        this.reader = reader;
        this.roll = roll;
        this.named = named;
        this.together = together;
    }

    Receipt cast(Actor actor, PollId id, String text, String clientKey) {
        PollPlan plan = reader.plan(id);
        AccountId account = actor.account();
        if (account == null || plan.visibility() != Visibility.NAMED) {
            throw new Refusal("这次表决不在这里投票。");
        }
        if (!clientKey.matches("[A-Za-z0-9-]{8,64}")) {
            throw new Refusal("提交的内容不完整，没有收下。请刷新页面重新提交。");
        }
        BallotPaper paper = plan.form().read(text);
        return together.put(new NamedBallot(id, account, paper.text(), clientKey))
                .orElseGet(() -> again(id, account, paper, clientKey));
    }

    private Receipt again(PollId id, AccountId account, BallotPaper paper, String clientKey) {
        Optional<NamedBox.Cast> before = named.of(id, account);
        if (before.isPresent()) {
            NamedBox.Cast cast = before.get();
            if (cast.choice().equals(paper.text()) && cast.clientKey().equals(clientKey)) {
                return cast.receipt();
            }
            throw new AlreadyVoted("您已经投过票了，先提交的那张有效，不能更改。");
        }
        Voter voter = roll.voter(id, account).orElseThrow(() -> new Refusal("您不在这次表决的名册上。"));
        if (voter.method() != null) {
            throw new AlreadyVoted("您已改用" + voter.method().label() + "表决，这里不能再投。");
        }
        PollStage stage = reader.poll(id).stage();
        if (stage != PollStage.OPEN) {
            throw notOpen(stage);
        }
        throw new Refusal("您还没有登记到会。请向会场工作人员登记后再表决。");
    }

    static Refusal notOpen(PollStage stage) {
        String when = stage.compareTo(PollStage.OPEN) < 0 ? "还没有开始" : "已经结束";
        return new Refusal("表决" + when + "，没有收下您的选票。");
    }
}
