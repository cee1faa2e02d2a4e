package org.openrenda.voting.secretballots;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.secrets.Secrets;
import org.openrenda.voting.polls.BallotBox;
import org.openrenda.voting.polls.NewPoll;
import org.openrenda.voting.polls.OfficialDuty;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollStage;
import org.openrenda.voting.polls.Polls;
import org.openrenda.voting.polls.Visibility;
import org.openrenda.voting.secretballots.Envelope.Layer;
import org.openrenda.voting.secretballots.EnvelopeTable.Done;
import org.openrenda.voting.secretballots.EnvelopeTable.Key;
import org.openrenda.voting.secretballots.EnvelopeTable.Step;
import org.openrenda.voting.secretballots.SecretTable.Issuer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The box of secret ballots: fresh keys for each poll, destroyed when it closes. */
@Component
class SecretBox implements BallotBox {

    private static final int MANIFESTS_KEPT = 16;

    private final SecretTable table;
    private final Urn urn;
    private final Secrets secrets;
    private final Polls polls;
    private final EnvelopeTable envelopes;
    private final EnvelopeSteps steps;
    private final Record record;
    private final Map<PollId, Fixed> manifests = new ConcurrentHashMap<>();

    SecretBox(
            SecretTable table,
            Urn urn,
            Secrets secrets,
            Polls polls,
            EnvelopeTable envelopes,
            EnvelopeSteps steps,
            Record record) {
        this.table = table;
        this.urn = urn;
        this.secrets = secrets;
        this.polls = polls;
        this.envelopes = envelopes;
        this.steps = steps;
        this.record = record;
    }

    @Override
    public boolean keeps(Visibility visibility) {
        return visibility == Visibility.SECRET;
    }

    /** Who has made a key keeps it, and it is a key for this way of voting. */
    @Override
    public void redrafting(PollId poll, NewPoll given) {
        Set<AccountId> keepers = new HashSet<>();
        table.supervisor(poll).ifPresent(keepers::add);
        boolean sealing = false;
        for (Layer layer : Layer.values()) {
            Optional<Key> key = envelopes.key(poll, layer);
            sealing |= key.isPresent();
            key.ifPresent(one -> keepers.add(one.account()));
        }
        boolean changed =
                given.plan().visibility() == Visibility.NAMED || sealing && !given.plan().sealed();
        if (!keepers.isEmpty() && changed) {
            throw Refusal.of("visibility", "监票人已经为这次无记名表决生成密钥，不能再改成别的做法；要改请作废重拟。");
        }
        given.officials().stream()
                .filter(one -> one.duty() == OfficialDuty.SUPERVISOR)
                .forEach(one -> keepers.remove(one.account()));
        if (!keepers.isEmpty()) {
            throw Refusal.of("supervisors", "已经生成密钥的监票人不能换；要换请作废重拟。");
        }
    }

    /** Needs the supervisor's key first, so that the system alone can never make a ballot. */
    @Override
    public void ready(PollId poll) {
        if (table.key(poll, Issuer.SUPERVISOR).isEmpty()) {
            throw new Refusal("VOT-6", "无记名表决须由监票人先生成发票密钥：请监票人在“发票”页面生成后，再准备完成。系统单独发不出选票。");
        }
        for (Layer layer : polls.plan(poll).sealed() ? Layer.values() : new Layer[0]) {
            if (envelopes.key(poll, layer).isEmpty()) {
                throw new Refusal("VOT-6", "双层信封须由两名监票人先各自生成密钥，现在还没有" + layer.label() + "信封的密钥。");
            }
        }
        KeyPair issuing = BlindRsa.newKey();
        KeyPair receipts = Ecdsa.newKey();
        table.addKey(poll, Issuer.SYSTEM, issuing.getPublic().getEncoded(), null, "系统");
        table.addKey(poll, Issuer.RECEIPT, Ecdsa.point(receipts.getPublic()), null, "系统");
        keep(poll, Issuer.SYSTEM, issuing);
        keep(poll, Issuer.RECEIPT, receipts);
        note(poll, ManifestLog.PUBLISHED, "选票说明指纹 " + fingerprint(poll));
    }

    private void note(PollId poll, String act, String text) {
        CongressId congress = polls.plan(poll).congress();
        record.noteInside(
                Actor.system("无记名票箱", congress),
                congress,
                new Subject("voting", "poll", poll.value()),
                act,
                text);
    }

    private void keep(PollId poll, Issuer issuer, KeyPair pair) {
        String encoded = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
        table.addSecret(poll, issuer, secrets.seal(place(poll, issuer), encoded));
    }

    byte[] secret(PollId poll, Issuer issuer) {
        byte[] sealed = table.secret(poll, issuer).orElseThrow(() -> new Refusal("这次表决已经不再发票。"));
        return Base64.getDecoder().decode(secrets.open(place(poll, issuer), sealed));
    }

    private static String place(PollId poll, Issuer issuer) {
        return "voting.issuer_secret.sealed/" + poll + "/" + issuer;
    }

    /** One person one ballot: who has a credential is there, or the vote does not begin. */
    @Override
    public void opened(PollId poll) {
        if (polls.plan(poll).sealed()) {
            return; // An envelope has its voter's name on it; who is absent cannot post one.
        }
        List<String> absent = table.issuedToAbsent(poll);
        if (!absent.isEmpty()) {
            throw new Refusal(
                    "VOT-6", String.join("、", absent) + "已领取电子票，但不在到会名单里。请先登记到会，或作废这次表决。");
        }
    }

    @Override
    public void closed(PollId poll) {
        table.forgetSecret(poll, Issuer.SYSTEM);
        if (!polls.plan(poll).sealed()) {
            urn.moveToBoard(poll);
        } else if (polls.stage(poll) == PollStage.CLOSED) {
            steps.begin(poll);
        }
    }

    /** Nothing is kept that could make a ballot or tell whose an opened one was. */
    @Override
    public void over(PollId poll) {
        table.forgetSecret(poll, Issuer.SYSTEM);
        if (polls.plan(poll).sealed()) {
            envelopes.destroy(poll);
            urn.sweep(poll);
            note(poll, "销毁信封", "外层、内层信封已全部销毁");
        }
    }

    @Override
    public boolean sealed(PollId poll) {
        return envelopes.done(poll, Step.CLOSE).isPresent()
                && envelopes.done(poll, Step.INNER).isEmpty();
    }

    @Override
    public List<String> ballots(PollId poll) {
        return urn.board(poll).stream().map(body -> SealedBallot.read(body).choice()).toList();
    }

    @Override
    public int received(PollId poll) {
        if (polls.plan(poll).sealed()) {
            return envelopes
                    .done(poll, Step.CLOSE)
                    .map(Done::gave)
                    .orElseGet(() -> envelopes.envelopes(poll));
        }
        return urn.received(poll);
    }

    /**
     * A ballot that cannot be told from others cannot be taken back: no paper beside it. An
     * envelope can: from now on it is not opened any more.
     */
    @Override
    public void moving(PollId poll, PersonId person) {
        if (polls.plan(poll).sealed()) {
            envelopes
                    .of(poll, person)
                    .ifPresent(one ->
                            note(
                                    poll,
                                    "撤回信封",
                                    "改用其他方式表决，已投的信封不再拆开，指纹 "
                                            + HexFormat.of().formatHex(SealedBallot.sha256(one))));
            return;
        }
        if (table.isIssued(poll, person)) {
            throw new Refusal(
                    "VOT-6",
                    "这位代表已领取电子票，不能再发纸质票（一人一票）。电子票确已遗失又无法投出的，按未投票计；" + "需要重来的，请作废本次表决，改用纸质票。");
        }
    }

    /**
     * All that a secret poll fixes before anybody votes, the keys included. Its digest is what each
     * credential signs, and what people compare between their devices and the screen.
     */
    String manifest(PollId poll) {
        return fixed(poll).manifest();
    }

    /** The digest of {@link #manifest}, taken once: it holds the whole roll. */
    String fingerprint(PollId poll) {
        return fixed(poll).digest();
    }

    private record Fixed(String manifest, String digest) {}

    /** Each device asks for it: written once, never from what may still be taken back. */
    private Fixed fixed(PollId poll) {
        Fixed before = manifests.get(poll);
        if (before != null) {
            return before;
        }
        String written = written(poll);
        Fixed fixed = new Fixed(written, digest(written));
        boolean committed =
                !TransactionSynchronizationManager.isActualTransactionActive()
                        || TransactionSynchronizationManager.isCurrentTransactionReadOnly();
        if (committed) {
            if (manifests.size() >= MANIFESTS_KEPT) {
                manifests.clear();
            }
            manifests.put(poll, fixed);
        }
        return fixed;
    }

    private String written(PollId poll) {
        return polls.manifest(poll)
                + "\nsystem-key="
                + base64(poll, Issuer.SYSTEM)
                + "\nsupervisor-key="
                + base64(poll, Issuer.SUPERVISOR)
                + "\nreceipt-key="
                + base64(poll, Issuer.RECEIPT)
                + "\n"
                + sealing(poll);
    }

    /** Who opens the envelopes, and how long a ballot is in them. */
    private String sealing(PollId poll) {
        StringBuilder lines = new StringBuilder();
        if (polls.plan(poll).sealed()) {
            for (Layer layer : Layer.values()) {
                String name = layer.name().toLowerCase(Locale.ROOT);
                Key key = envelopes.key(poll, layer).orElseThrow();
                String point = Base64.getEncoder().encodeToString(key.point());
                lines.append(name + "-key=" + point + "\n");
                lines.append(name + "-keeper=" + key.name() + "\n");
            }
            lines.append("sealed-length=" + Envelope.plainBytes(polls.form(poll)) + "\n");
        }
        return lines.toString();
    }

    private String base64(PollId poll, Issuer issuer) {
        return Base64.getEncoder()
                .encodeToString(
                        table.key(poll, issuer).orElseThrow(() -> new Refusal("这次表决还没有准备完成。")));
    }

    static String digest(String manifest) {
        byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(SealedBallot.sha256(bytes));
    }
}
