package org.openrenda.voting.secretballots;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.openrenda.OpenRenda;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.database.DataScope;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollStage;
import org.openrenda.voting.polls.Polls;
import org.openrenda.voting.secretballots.Envelope.Layer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

/**
 * The program as {@link EnvelopeCrashTest} starts it to be killed: voters post envelopes, two
 * supervisors open them in small pieces, and the result is announced. What is done is noted on the
 * disk; each start goes on from what the tables say, and does some of it again.
 */
final class CrashedEnvelopes {

    static final int VOTERS = 40;
    private static final int PIECE = 3;
    private static final List<String> CHOICES = List.of("1=FOR", "1=AGAINST", "1=ABSTAIN");

    private final Access access;
    private final Polls polls;
    private final Envelopes envelopes;
    private final EnvelopeOpening opening;
    private final SecretBallots ballots;
    private final FileChannel notes;

    private CrashedEnvelopes(ApplicationContext context, Path notes) throws IOException {
        access = context.getBean(Access.class);
        polls = context.getBean(Polls.class);
        envelopes = context.getBean(Envelopes.class);
        opening = context.getBean(EnvelopeOpening.class);
        ballots = context.getBean(SecretBallots.class);
        this.notes =
                FileChannel.open(
                        notes,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND);
    }

    /** Takes the file of devices, the file of notes, and the program's options. */
    public static void main(String[] arguments) throws IOException {
        Path devices = Path.of(arguments[0]);
        Path notes = Path.of(arguments[1]);
        String[] options = Arrays.copyOfRange(arguments, 2, arguments.length);
        ApplicationContext context = SpringApplication.run(OpenRenda.class, options);
        CrashedEnvelopes vote = new CrashedEnvelopes(context, notes);
        if (!Files.exists(devices)) {
            prepare(context, devices);
        }
        List<String> lines = Files.readAllLines(devices);
        System.out.println("表决进行中");
        Thread.ofPlatform().start(() -> DataScope.system(() -> vote.goesOn(lines)));
    }

    /** The devices' keys and sealed envelopes lie in a file, as they would in browsers. */
    private static void prepare(ApplicationContext context, Path devices) throws IOException {
        EnvelopeLife all = new EnvelopeLife(context, VOTERS);
        PollId id = all.ready(BallotForm.question("关于决定任命的议案"));
        List<SecretLife.Ticket> tickets = all.secret.claimAll(id, VOTERS);
        all.secret.open(id, VOTERS);
        List<String> lines = new ArrayList<>();
        lines.add(id.toString());
        for (Keeper one : List.of(all.outer, all.inner)) {
            lines.add(hex(one.secret()) + " " + hex(one.point()));
        }
        for (int n = 0; n < VOTERS; n++) {
            SecretLife.Ticket ticket = tickets.get(n);
            byte[] ballot = ticket.choosing(CHOICES.get(n % CHOICES.size()));
            lines.add(hex(all.sealed(id, ticket, ballot)) + " " + hex(SealedBallot.sha256(ballot)));
        }
        Path draft = devices.resolveSibling("devices.new");
        Files.write(draft, lines);
        Files.move(draft, devices);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private Actor actor(String account) {
        return access.actor(access.accountOf(account).orElseThrow().id());
    }

    private boolean goesOn(List<String> lines) {
        PollId id = new PollId(Long.parseLong(lines.getFirst()));
        if (polls.stage(id) == PollStage.OPEN) {
            for (int n = 0; n < VOTERS; n++) {
                byte[] envelope = HexFormat.of().parseHex(lines.get(3 + n).split(" ")[0]);
                String digest = envelopes.put(actor("member" + (n + 1)), id, envelope).digest();
                note("posted " + n + " " + digest);
            }
            polls.close(actor("chair"), id);
            note("closed");
        }
        if (polls.stage(id) == PollStage.CLOSED) {
            opens(id, lines);
            for (AccountId one : officials(id)) {
                polls.confirm(access.actor(one), id);
                note("confirmed");
            }
        }
        if (polls.stage(id) == PollStage.CONFIRMED) {
            polls.announce(actor("chair"), id);
        }
        note("announced");
        return true;
    }

    private void opens(PollId id, List<String> lines) {
        if (steps(id) == 1) {
            opens(actor("clerk"), id, lines.get(1), Layer.OUTER);
        }
        if (steps(id) == 2) {
            opens(actor("deputy1"), id, lines.get(2), Layer.INNER);
        }
    }

    private int steps(PollId id) {
        return envelopes.course(actor("clerk"), id).orElseThrow().steps().size();
    }

    private void opens(Actor supervisor, PollId id, String key, Layer layer) {
        Keeper keeper =
                Keeper.of(
                        HexFormat.of().parseHex(key.split(" ")[0]),
                        HexFormat.of().parseHex(key.split(" ")[1]));
        byte[] bound = Envelope.bound(id, ballots.fingerprint(id).orElseThrow(), layer);
        List<byte[]> opened = new ArrayList<>();
        for (byte[] one : opening.toOpen(supervisor, id)) {
            opened.add(keeper.open(bound, one));
        }
        // Another order at each start, as a browser would make it.
        Collections.shuffle(opened, new Random(size()));
        for (int at = 0; at < opened.size(); at += PIECE) {
            List<byte[]> piece = opened.subList(at, Math.min(at + PIECE, opened.size()));
            opening.give(supervisor, id, piece);
            note("opened " + layer);
        }
        opening.end(supervisor, id, List.of());
        note("ended " + layer);
    }

    private List<AccountId> officials(PollId id) {
        var view = polls.view(actor("clerk"), id);
        return view.officials().stream()
                .filter(one -> !view.confirmedBy().contains(one))
                .map(one -> one.account())
                .toList();
    }

    private long size() {
        try {
            return notes.size();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private synchronized void note(String line) {
        try {
            notes.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            notes.force(true);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
