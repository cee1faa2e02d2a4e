package org.openrenda.voting.secretballots;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.voting.polls.AlreadyVoted;
import org.openrenda.voting.polls.OfficialDuty;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollPlan;
import org.openrenda.voting.polls.PollStage;
import org.openrenda.voting.polls.PollView;
import org.openrenda.voting.polls.Polls;
import org.openrenda.voting.polls.Voter;
import org.openrenda.voting.secretballots.Envelope.Layer;
import org.openrenda.voting.secretballots.EnvelopeTable.Done;
import org.openrenda.voting.secretballots.EnvelopeTable.Key;
import org.openrenda.voting.secretballots.EnvelopeTable.Step;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ballots in double envelopes (VOT-6, docs/adr/0006): each voter posts one under the own name; what
 * is in it can be seen only by two supervisors one after the other, and by then it has no name.
 */
@Component
class Envelopes {

    private final EnvelopeTable table;
    private final SecretTable secrets;
    private final BallotDoor door;
    private final Polls polls;
    private final Record record;

    Envelopes(
            EnvelopeTable table, SecretTable secrets, BallotDoor door, Polls polls, Record record) {
        this.table = table;
        this.secrets = secrets;
        this.door = door;
        this.polls = polls;
        this.record = record;
    }

    /** How it stands; empty when the poll has no envelopes. */
    @Transactional(readOnly = true)
    Optional<EnvelopeCourse> course(Actor actor, PollId poll) {
        PollView view = polls.view(actor, poll);
        if (!view.plan().sealed()) {
            return Optional.empty();
        }
        Optional<Key> outer = table.key(poll, Layer.OUTER);
        Optional<Key> inner = table.key(poll, Layer.INNER);
        return Optional.of(
                new EnvelopeCourse(
                        outer.map(Key::name).orElse(""),
                        inner.map(Key::name).orElse(""),
                        keeps(actor, poll).map(Layer::name).orElse(null),
                        view.stage(),
                        Arrays.stream(Step.values())
                                .flatMap(step -> table.done(poll, step).stream())
                                .map(Envelopes::counted)
                                .toList(),
                        table.leftOut(poll, null).stream().map(Envelopes::words).toList()));
    }

    private static EnvelopeCourse.Counted counted(Done done) {
        String what =
                switch (done.step()) {
                    case CLOSE -> "投票结束，收到信封";
                    case OUTER -> "拆外层";
                    case INNER -> "拆内层";
                };
        return new EnvelopeCourse.Counted(
                what, done.came(), done.gave(), done.leftOut(), done.digest(), done.byName());
    }

    static String words(EnvelopeTable.LeftOut one) {
        String what =
                switch (one.step()) {
                    case CLOSE, OUTER -> "外层信封 ";
                    case INNER -> "内层信封或选票 ";
                };
        return what + HexFormat.of().formatHex(one.hash()) + "：" + one.reason().label();
    }

    private Optional<Layer> keeps(Actor actor, PollId poll) {
        return Arrays.stream(Layer.values())
                .filter(layer ->
                        table.key(poll, layer)
                                .filter(key -> key.account().equals(actor.account()))
                                .isPresent())
                .findFirst();
    }

    /**
     * A supervisor's envelope key, made in the own browser. Who signs the credentials opens the
     * outer layer, another supervisor the inner one.
     *
     * @param key an uncompressed point, Base64
     */
    @Transactional
    void giveKey(Actor actor, PollId poll, String key) {
        PollView view = sealed(actor, poll);
        AccountId account = account(actor);
        boolean supervises =
                view.officials().stream()
                        .anyMatch(one ->
                                one.duty() == OfficialDuty.SUPERVISOR
                                        && one.account().equals(account));
        if (!supervises) {
            throw new Refusal("只有这次表决的监票人可以生成信封密钥。");
        }
        if (view.stage() != PollStage.DRAFT) {
            throw new Refusal("信封密钥须在准备完成以前生成。");
        }
        AccountId issuer =
                secrets.supervisor(poll).orElseThrow(() -> new Refusal("请先由第一位监票人生成发票密钥和外层信封密钥。"));
        Layer layer = issuer.equals(account) ? Layer.OUTER : Layer.INNER;
        byte[] point = Envelope.publicKey(decoded(key));
        if (!table.addKey(poll, new Key(layer, point, account, actor.name()))) {
            throw new Refusal(layer.label() + "信封的密钥已经生成，一次表决只有一把。");
        }
        String print = HexFormat.of().formatHex(SealedBallot.sha256(point));
        record.noteInside(
                actor,
                view.plan().congress(),
                new Subject("voting", "poll", poll.value()),
                "生成" + layer.label() + "信封密钥",
                "“" + view.plan().title() + "”：公钥指纹 " + print);
    }

    /**
     * Takes a voter's envelope; what is in it, nobody here can see.
     *
     * @return a receipt for the envelope; the same again for the same envelope
     * @throws AlreadyVoted when another envelope of this voter is in
     */
    @Transactional
    BallotDoor.Receipt put(Actor actor, PollId poll, byte[] envelope) {
        PollPlan plan = polls.plan(poll);
        if (!plan.sealed()) {
            throw new Refusal("这次表决不用信封。");
        }
        Voter voter =
                polls.voter(poll, account(actor))
                        .filter(Voter::mayVote)
                        .orElseThrow(() -> new Refusal("您不在这次表决的名册上。"));
        if (envelope.length != Envelope.outerBytes(plan.form())) {
            throw new Refusal("信封的大小不对，没有收下。请刷新页面重试。");
        }
        PollStage stage = polls.stage(poll);
        if (stage == PollStage.OPEN) {
            return take(actor, poll, envelope);
        }
        byte[] lies =
                table.envelope(poll, voter.no())
                        .orElseThrow(() -> {
                            boolean early = stage.compareTo(PollStage.OPEN) < 0;
                            return new Refusal("表决" + (early ? "还没有开始" : "已经结束") + "，没有收下信封。");
                        });
        return receipt(poll, lies, envelope);
    }

    /** With the poll held open, so that nobody is moved to paper between the look and the row. */
    private BallotDoor.Receipt take(Actor actor, PollId poll, byte[] envelope) {
        polls.holdOpen(poll);
        Voter voter = polls.voter(poll, account(actor)).orElseThrow();
        if (voter.method() != null) {
            throw new Refusal("ELE-2", "您已改用" + voter.method().label() + "，不能再投电子票。");
        }
        if (!voter.present()) {
            throw new Refusal("您还没有登记到会，请先向会场工作人员登记。");
        }
        return receipt(poll, table.put(poll, voter.no(), envelope), envelope);
    }

    private BallotDoor.Receipt receipt(PollId poll, byte[] lies, byte[] envelope) {
        if (!Arrays.equals(lies, envelope)) {
            throw new AlreadyVoted("您的信封已经投出，先投的有效，不能更改。");
        }
        return door.ofEnvelope(poll, envelope);
    }

    private PollView sealed(Actor actor, PollId poll) {
        PollView view = polls.view(actor, poll);
        if (!view.plan().sealed()) {
            throw new Refusal("这次表决不用信封。");
        }
        return view;
    }

    private static AccountId account(Actor actor) {
        AccountId account = actor.account();
        if (account == null) {
            throw new Refusal("请先登录。");
        }
        return account;
    }

    static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw new Refusal("提交的内容无法识别，没有保存。请刷新页面重试。");
        }
    }
}
