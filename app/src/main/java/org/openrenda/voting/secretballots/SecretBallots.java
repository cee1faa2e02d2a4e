package org.openrenda.voting.secretballots;

import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.BallotPaper;
import org.openrenda.voting.polls.OfficialDuty;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollStage;
import org.openrenda.voting.polls.PollView;
import org.openrenda.voting.polls.Polls;
import org.openrenda.voting.polls.Visibility;
import org.openrenda.voting.polls.Voter;
import org.openrenda.voting.polls.VotingMethod;
import org.openrenda.voting.secretballots.EnvelopeTable.Step;
import org.openrenda.voting.secretballots.SecretTable.Issue;
import org.openrenda.voting.secretballots.SecretTable.Issuer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issuing and publishing of secret ballots (VOT-6, 选举法第四十条). A voter's device makes a credential
 * and has it signed blindly by the system and by the ballot supervisor; the ballot it casts later
 * carries both signatures and no name. What the ballot says can be counted by anyone; whose it is,
 * no one can tell, also not from the database and its keys together.
 */
@Component
// Longer than 300 lines because issuing, signing and publishing are one protocol.
public class SecretBallots {

    private static final int WAITING_MAX = 200;

    private final SecretTable table;
    private final Urn urn;
    private final EnvelopeTable envelopes;
    private final Envelopes doubled;
    private final SecretBox box;
    private final Polls polls;
    private final Record record;

    SecretBallots(
            SecretTable table,
            Urn urn,
            EnvelopeTable envelopes,
            Envelopes doubled,
            SecretBox box,
            Polls polls,
            Record record) {
        this.table = table;
        this.urn = urn;
        this.envelopes = envelopes;
        this.doubled = doubled;
        this.box = box;
        this.polls = polls;
        this.record = record;
    }

    /**
     * How a secret poll stands for one person.
     *
     * @param manifest all that is fixed, the keys included; null before the poll is ready
     * @param digest its fingerprint
     * @param mayVote whether on the roster with a vote
     * @param present whether registered as present; the vote is only for those
     * @param signedA the system's answer to this person's request, Base64; null before
     * @param signedB the supervisor's answer, Base64; null before
     */
    public record State(
            PollStage stage,
            String title,
            BallotForm form,
            @Nullable String manifest,
            @Nullable String digest,
            boolean mayVote,
            boolean present,
            @Nullable String signedA,
            @Nullable String signedB) {}

    /** A credential that waits for the supervisor's signature. */
    public record Pending(int voter, String name, String blinded) {}

    @Transactional(readOnly = true)
    public State state(Actor actor, PollId poll) {
        PollView view = secret(actor, poll);
        Optional<Voter> voter = voter(actor, poll);
        Optional<Issue> issue = voter.flatMap(one -> table.issue(poll, one.no()));
        boolean ready = table.key(poll, Issuer.SYSTEM).isPresent();
        String manifest = ready ? box.manifest(poll) : null;
        return new State(
                view.stage(),
                view.plan().title(),
                view.plan().form(),
                manifest,
                ready ? box.fingerprint(poll) : null,
                voter.map(Voter::mayVote).orElse(false),
                voter.map(Voter::present).orElse(false),
                issue.map(one -> base64(one.signedA())).orElse(null),
                issue.map(Issue::signedB).map(SecretBallots::base64).orElse(null));
    }

    /**
     * The supervisor's public key, made on the supervisor's own device and never anywhere else.
     *
     * @param key SubjectPublicKeyInfo, Base64
     */
    @Transactional
    public void giveKey(Actor actor, PollId poll, String key) {
        PollView view = supervised(actor, poll);
        if (view.stage() != PollStage.DRAFT) {
            throw new Refusal("发票密钥须在准备完成以前生成。");
        }
        RSAPublicKey given;
        try {
            given = BlindRsa.publicKey(Base64.getDecoder().decode(key));
        } catch (IllegalArgumentException malformed) {
            throw new Refusal("密钥内容无法识别，没有保存。请刷新页面重新生成。");
        }
        if (!table.addKey(
                poll, Issuer.SUPERVISOR, given.getEncoded(), account(actor), actor.name())) {
            throw new Refusal("监票人的发票密钥已经生成，一次表决只有一把。");
        }
        String print = HexFormat.of().formatHex(SealedBallot.sha256(given.getEncoded()));
        note(actor, view, poll, "生成发票密钥", "监票人公钥指纹 " + print);
    }

    /**
     * Signs a voter's blinded credential for the system. One for each voter: asked again with the
     * same credential it answers the same, with another it refuses.
     *
     * @return the system's signature, Base64
     */
    @Transactional
    public String issue(Actor actor, PollId poll, String blindedA, String blindedB) {
        PollView view = secret(actor, poll);
        Voter voter =
                voter(actor, poll)
                        .filter(Voter::mayVote)
                        .orElseThrow(() -> new Refusal("您不在这次表决的名册上。"));
        boolean before = view.stage() == PollStage.READY;
        if (!before && view.stage() != PollStage.OPEN) {
            throw new Refusal("现在不发票。");
        }
        if (!before && !voter.present()) {
            throw new Refusal("表决已经开始，请先向会场工作人员登记到会，再领取电子票。");
        }
        if (voter.method() != null) {
            throw new Refusal("您已改用" + voter.method().label() + "，不能再领电子票。");
        }
        RSAPublicKey a = BlindRsa.publicKey(table.key(poll, Issuer.SYSTEM).orElseThrow());
        byte[] forA = decoded(blindedA);
        byte[] forB = decoded(blindedB);
        Issue made =
                table.issue(poll, voter.no())
                        .orElseGet(() -> {
                            byte[] signed = signed(poll, a, forA);
                            return table.issue(
                                    poll, new Issue(voter.no(), forA, forB, signed, null));
                        });
        if (!Arrays.equals(made.blindedA(), forA) || !Arrays.equals(made.blindedB(), forB)) {
            throw new Refusal("VOT-6", "您已经在另一台设备上领取了电子票，一人只有一张。请用那台设备投票；设备遗失的，请告诉会场工作人员。");
        }
        return base64(made.signedA());
    }

    private byte[] signed(PollId poll, RSAPublicKey check, byte[] blinded) {
        try {
            return BlindRsa.sign(
                    BlindRsa.privateKey(box.secret(poll, Issuer.SYSTEM)), check, blinded);
        } catch (IllegalArgumentException malformed) {
            throw new Refusal("领取电子票的请求无法识别。请刷新页面重试。");
        }
    }

    /** What the supervisor's page has to sign next. */
    @Transactional(readOnly = true)
    public List<Pending> pending(Actor actor, PollId poll) {
        supervised(actor, poll);
        return table.waiting(poll, WAITING_MAX).stream()
                .map(one -> new Pending(one.voter(), one.name(), base64(one.blinded())))
                .toList();
    }

    /** The supervisor's signature for one voter, checked before it is kept. */
    @Transactional
    public void countersign(Actor actor, PollId poll, int voter, String signature) {
        supervised(actor, poll);
        Issue issue = table.issue(poll, voter).orElseThrow(() -> new Refusal("没有这位代表的领票请求。"));
        RSAPublicKey b = BlindRsa.publicKey(table.key(poll, Issuer.SUPERVISOR).orElseThrow());
        byte[] signed = decoded(signature);
        if (!BlindRsa.answers(b, issue.blindedB(), signed)) {
            throw new Refusal("签名与请求不符，没有保存。请确认用的是生成密钥的那台设备。");
        }
        table.countersign(poll, voter, signed);
    }

    /** The fingerprint of all that is fixed, once it is; empty before and for named polls. */
    @Transactional(readOnly = true)
    public Optional<String> fingerprint(PollId poll) {
        return table.key(poll, Issuer.SYSTEM).map(key -> box.fingerprint(poll));
    }

    /** Who keeps the supervisor's key, once it was made. */
    @Transactional(readOnly = true)
    public Optional<AccountId> keyHolder(Actor actor, PollId poll) {
        secret(actor, poll);
        return table.supervisor(poll);
    }

    /** How far double envelopes are opened; empty when the poll has none. */
    @Transactional(readOnly = true)
    public Optional<EnvelopeCourse> course(Actor actor, PollId poll) {
        return doubled.course(actor, poll);
    }

    /** How many credentials are out, for who conducts the poll. */
    @Transactional(readOnly = true)
    public int issued(Actor actor, PollId poll) {
        polls.view(actor, poll);
        return table.issued(poll);
    }

    /** After the end: the digests of all ballots, in their own order, for who may see the poll. */
    @Transactional(readOnly = true)
    public List<String> digests(Actor actor, PollId poll) {
        PollView view = secret(actor, poll);
        if (view.stage().compareTo(PollStage.CLOSED) < 0) {
            throw new Refusal("表决结束后公布选票清单。");
        }
        if (box.sealed(poll)) {
            throw new Refusal("监票人正在拆封，拆完后公布选票清单。");
        }
        return urn.hashes(poll).stream().map(HexFormat.of()::formatHex).toList();
    }

    /**
     * The ballots that were counted, for the instrument that prepared a poll of ratings and makes
     * more of them than sums; neither they nor their order say who cast them. Asks nobody's
     * permission.
     *
     * @throws Refusal before the end
     */
    @Transactional(readOnly = true)
    public List<BallotPaper> papers(PollId poll) {
        BallotForm form = polls.form(poll);
        PollStage stage = polls.stage(poll);
        boolean ended = stage.compareTo(PollStage.CLOSED) >= 0 && stage != PollStage.VOID;
        if (!ended || !form.isRated() || box.sealed(poll)) {
            throw new Refusal("VOT-7", "测评还没有结束，或者已经作废，不能计票。");
        }
        return box.ballots(poll).stream().map(form::read).toList();
    }

    /**
     * Everything needed to count once more without this program's database, for supervisors and
     * counters: whole ballots could be used as marks by a buyer of votes, so the public gets sums.
     */
    @Transactional(readOnly = true)
    public BallotFile file(Actor actor, PollId poll) {
        PollView view = secret(actor, poll);
        boolean official =
                view.officials().stream().anyMatch(one -> one.account().equals(actor.account()));
        if (!official || view.stage() != PollStage.ANNOUNCED) {
            throw new Refusal("VOT-6", "宣布结果后，监票人、计票人可以下载全部选票，用于独立复核。");
        }
        if (urn.received(poll) < view.plan().form().least()) {
            throw new Refusal("收回的票不足 " + view.plan().form().least() + " 张，不提供下载，以免看出是谁评的。");
        }
        return new BallotFile(
                BallotFile.FORMAT,
                box.manifest(poll),
                polls.stored(poll).orElse(""),
                polls.result(actor, poll).parts().stream()
                        .filter(part -> part.method() != VotingMethod.ONLINE)
                        .map(part -> part.tally().text())
                        .toList(),
                table.issued(poll),
                view.present(),
                urn.board(poll).stream().map(SecretBallots::base64).toList(),
                view.plan().sealed() ? steps(poll) : List.of());
    }

    private List<BallotFile.Opened> steps(PollId poll) {
        return Arrays.stream(Step.values())
                .flatMap(step -> envelopes.done(poll, step).stream())
                .map(done ->
                        new BallotFile.Opened(
                                done.step().name(),
                                done.came(),
                                done.gave(),
                                envelopes.leftOut(poll, done.step()).stream()
                                        .map(Envelopes::words)
                                        .toList(),
                                base64(done.hashes()),
                                done.digest()))
                .toList();
    }

    private PollView secret(Actor actor, PollId poll) {
        PollView view = polls.view(actor, poll);
        if (view.plan().visibility() != Visibility.SECRET) {
            throw new Refusal("这不是无记名表决。");
        }
        return view;
    }

    private PollView supervised(Actor actor, PollId poll) {
        PollView view = secret(actor, poll);
        boolean supervises =
                view.officials().stream()
                        .anyMatch(one ->
                                one.duty() == OfficialDuty.SUPERVISOR
                                        && one.account().equals(actor.account()));
        Optional<AccountId> holder = table.supervisor(poll);
        if (!supervises || holder.isPresent() && !holder.get().equals(actor.account())) {
            throw new Refusal("只有生成发票密钥的监票人可以办理。");
        }
        return view;
    }

    private Optional<Voter> voter(Actor actor, PollId poll) {
        AccountId account = actor.account();
        return account == null ? Optional.empty() : polls.voter(poll, account);
    }

    private static AccountId account(Actor actor) {
        AccountId account = actor.account();
        if (account == null) {
            throw new Refusal("请先登录。");
        }
        return account;
    }

    private void note(Actor actor, PollView view, PollId poll, String act, String text) {
        record.noteInside(
                actor,
                view.plan().congress(),
                new Subject("voting", "poll", poll.value()),
                act,
                "“" + view.plan().title() + "”：" + text);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw new Refusal("提交的内容无法识别，没有保存。请刷新页面重试。");
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
