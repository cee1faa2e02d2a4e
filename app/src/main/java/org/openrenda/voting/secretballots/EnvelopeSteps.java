package org.openrenda.voting.secretballots;

import java.util.List;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollPlan;
import org.openrenda.voting.polls.Polls;
import org.openrenda.voting.secretballots.Envelope.Layer;
import org.openrenda.voting.secretballots.EnvelopeTable.Done;
import org.openrenda.voting.secretballots.EnvelopeTable.LeftOut;
import org.openrenda.voting.secretballots.EnvelopeTable.Reason;
import org.openrenda.voting.secretballots.EnvelopeTable.Step;
import org.springframework.stereotype.Component;

/** The steps by which envelopes become ballots: each is counted, sealed into the record, told. */
@Component
class EnvelopeSteps {

    private final EnvelopeTable table;
    private final Polls polls;
    private final Record record;
    private final Notices notices;

    EnvelopeSteps(EnvelopeTable table, Polls polls, Record record, Notices notices) {
        this.table = table;
        this.polls = polls;
        this.record = record;
        this.notices = notices;
    }

    /** Voting has ended: what came is counted, and the first supervisor is called. */
    void begin(PollId poll) {
        List<byte[]> withdrawn = table.envelopes(poll, true);
        List<byte[]> all = table.envelopes(poll, false);
        for (byte[] one : withdrawn) {
            byte[] hash = SealedBallot.sha256(one);
            table.leaveOut(poll, new LeftOut(Step.CLOSE, hash, Reason.WITHDRAWN));
        }
        List<byte[]> hashes = all.stream().map(SealedBallot::sha256).toList();
        done("系统", poll, Step.CLOSE, all.size() + withdrawn.size(), hashes, withdrawn.size());
        if (all.isEmpty()) {
            done("系统", poll, Step.OUTER, 0, List.of(), 0);
            done("系统", poll, Step.INNER, 0, List.of(), 0);
        } else {
            call(poll, Layer.OUTER);
        }
    }

    void done(String by, PollId poll, Step step, int came, List<byte[]> gave, int leftOut) {
        byte[] listed = Envelope.listed(gave);
        String digest = Envelope.digest(listed);
        table.add(poll, new Done(step, came, gave.size(), leftOut, listed, digest, by));
        PollPlan plan = polls.plan(poll);
        String act =
                switch (step) {
                    case CLOSE -> "清点信封";
                    case OUTER -> "拆外层信封";
                    case INNER -> "拆内层信封";
                };
        StringBuilder text =
                new StringBuilder(
                        "“%s”：%s 办理，进来 %d 件，出去 %d 件，未计 %d 件，出去的清单指纹 %s"
                                .formatted(plan.title(), by, came, gave.size(), leftOut, digest));
        table.leftOut(poll, step).forEach(one -> text.append("；").append(Envelopes.words(one)));
        record.noteInside(
                Actor.system("无记名票箱", plan.congress()),
                plan.congress(),
                new Subject("voting", "poll", poll.value()),
                act,
                text.toString());
    }

    void call(PollId poll, Layer layer) {
        AccountId keeper = table.key(poll, layer).orElseThrow().account();
        notices.send(
                List.of(keeper),
                "请拆" + layer.label() + "信封",
                "“" + polls.plan(poll).title() + "”投票已结束，请用生成密钥的那台设备拆封。",
                "/voting/secret/" + poll + "/issuer");
    }
}
