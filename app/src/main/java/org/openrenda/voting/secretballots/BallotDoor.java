package org.openrenda.voting.secretballots;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.openrenda.platform.Refusal;
import org.openrenda.voting.polls.AlreadyVoted;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollStage;
import org.openrenda.voting.polls.Polls;
import org.openrenda.voting.secretballots.SecretTable.Issuer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where secret ballots are handed in, without a sign-in. Ballots that arrive within a moment are
 * written together in a shuffled order and acknowledged after the commit, so that neither rows nor
 * transactions keep the order of arrival; what order is left goes when the poll closes.
 */
@Component
class BallotDoor {

    private static final long GATHER_MILLIS = 40;
    private static final int TOGETHER_MAX = 1_000;
    private static final int POLLS_KEPT = 16;

    private final SecretTable table;
    private final Urn urn;
    private final SecretBox box;
    private final Polls polls;
    private final TransactionTemplate transaction;
    private final SecureRandom random = new SecureRandom();
    private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final Map<PollId, Keys> keys =
            Collections.synchronizedMap(
                    new LinkedHashMap<>() {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<PollId, Keys> eldest) {
                            return size() > POLLS_KEPT;
                        }
                    });

    BallotDoor(
            SecretTable table,
            Urn urn,
            SecretBox box,
            Polls polls,
            TransactionTemplate transaction) {
        this.table = table;
        this.urn = urn;
        this.box = box;
        this.polls = polls;
        this.transaction = transaction;
    }

    /**
     * What the voter's device keeps: that a ballot of this digest was taken.
     *
     * @param digest SHA-256 of the ballot, hexadecimal
     * @param signature by the poll's receipt key, Base64
     */
    record Receipt(String digest, String signature) {}

    private record Keys(
            RSAPublicKey a,
            RSAPublicKey b,
            PrivateKey receipt,
            String digest,
            BallotForm form,
            boolean sealed) {}

    private record Arrived(
            PollId poll, byte[] credential, byte[] body, CompletableFuture<byte[]> lies) {}

    /**
     * Takes a ballot. Sent again, the same ballot gives the same digest and a valid receipt, also
     * after the end.
     *
     * @throws Refusal when it is no valid ballot of this poll, or the poll is not open
     * @throws AlreadyVoted when another ballot lies there under this credential
     */
    Receipt cast(PollId poll, byte[] body) {
        Keys of = keys.computeIfAbsent(poll, this::load);
        if (of.sealed()) {
            throw new Refusal("VOT-6", "这次表决用双层信封，请登录后投票。");
        }
        SealedBallot ballot = genuine(of, body);
        of.form().read(ballot.choice());
        if (polls.stage(poll) != PollStage.OPEN) {
            return again(poll, of, ballot, body);
        }
        byte[] lies = together(poll, ballot.credential(), body);
        return receipt(of, lies, body);
    }

    /**
     * The ballot that came out of an envelope, by the same check.
     *
     * @throws Refusal when it is no valid ballot of this poll
     */
    SealedBallot checked(PollId poll, byte[] body) {
        Keys of = keys.computeIfAbsent(poll, this::load);
        SealedBallot ballot = genuine(of, body);
        of.form().read(ballot.choice());
        return ballot;
    }

    private static SealedBallot genuine(Keys of, byte[] body) {
        try {
            SealedBallot ballot = SealedBallot.read(body);
            if (ballot.isGenuine(of.a(), of.b(), of.digest())) {
                return ballot;
            }
        } catch (IllegalArgumentException noBallot) {
            // Answered below in the same words as a forged one.
        }
        throw new Refusal("这不是本次表决的有效电子票，没有收下。");
    }

    private Receipt again(PollId poll, Keys of, SealedBallot ballot, byte[] body) {
        Optional<byte[]> lies = urn.body(poll, ballot.credential());
        if (lies.isPresent()) {
            return receipt(of, lies.get(), body);
        }
        boolean early = polls.stage(poll).compareTo(PollStage.OPEN) < 0;
        throw new Refusal("表决" + (early ? "还没有开始" : "已经结束") + "，没有收下选票。");
    }

    private static Receipt receipt(Keys of, byte[] lies, byte[] body) {
        if (!Arrays.equals(lies, body)) {
            throw new AlreadyVoted("这张电子票已经投出，先投的有效，不能更改。");
        }
        String digest = HexFormat.of().formatHex(SealedBallot.sha256(body));
        return signed(of, digest, receiptText(of.digest(), digest));
    }

    private static Receipt signed(Keys of, String digest, String text) {
        byte[] signature = Ecdsa.sign(of.receipt(), text.getBytes(StandardCharsets.UTF_8));
        return new Receipt(digest, Base64.getEncoder().encodeToString(signature));
    }

    /** What the voter's device keeps of an envelope that was taken. */
    Receipt ofEnvelope(PollId poll, byte[] envelope) {
        Keys of = keys.computeIfAbsent(poll, this::load);
        String digest = HexFormat.of().formatHex(SealedBallot.sha256(envelope));
        return signed(of, digest, Envelope.receiptText(of.digest(), digest));
    }

    static String receiptText(String manifestDigest, String ballotDigest) {
        return "openrenda-receipt|" + manifestDigest + "|" + ballotDigest;
    }

    private Keys load(PollId poll) {
        byte[] a = table.key(poll, Issuer.SYSTEM).orElseThrow(() -> new Refusal("没有这次无记名表决。"));
        byte[] b = table.key(poll, Issuer.SUPERVISOR).orElseThrow();
        return new Keys(
                BlindRsa.publicKey(a),
                BlindRsa.publicKey(b),
                Ecdsa.privateKey(box.secret(poll, Issuer.RECEIPT)),
                box.fingerprint(poll),
                polls.form(poll),
                polls.plan(poll).sealed());
    }

    /** Whoever finds nobody writing waits a moment, takes all that came, and writes it. */
    private byte[] together(PollId poll, byte[] credential, byte[] body) {
        Arrived own = new Arrived(poll, credential, body, new CompletableFuture<>());
        arrived.add(own);
        writing.lock();
        try {
            while (!own.lies().isDone()) {
                write();
            }
        } finally {
            writing.unlock();
        }
        try {
            return own.lies().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw failed;
        }
    }

    private void write() {
        pause();
        List<Arrived> all = new ArrayList<>();
        arrived.drainTo(all, TOGETHER_MAX);
        Collections.shuffle(all, random);
        all.stream()
                .collect(Collectors.groupingBy(Arrived::poll))
                .forEach((poll, ballots) -> {
                    try {
                        Map<String, byte[]> lies =
                                transaction.execute(status -> put(poll, ballots));
                        ballots.forEach(
                                one -> one.lies().complete(lies.get(hex(one.credential()))));
                    } catch (RuntimeException failure) {
                        ballots.forEach(one -> one.lies().completeExceptionally(failure));
                    }
                });
    }

    private Map<String, byte[]> put(PollId poll, List<Arrived> ballots) {
        polls.holdOpen(poll);
        List<byte[]> credentials = ballots.stream().map(Arrived::credential).toList();
        urn.cast(poll, credentials, ballots.stream().map(Arrived::body).toList());
        return urn.bodies(poll, credentials).stream()
                .collect(
                        Collectors.toMap(
                                body -> hex(SealedBallot.read(body).credential()), body -> body));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static void pause() {
        try {
            Thread.sleep(GATHER_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
