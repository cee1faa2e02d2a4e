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
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.openrenda.OpenRenda;
import org.openrenda.platform.Actor;
import org.openrenda.platform.access.Access;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.Polls;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

/**
 * The program as {@link BallotCrashTest} starts it to be killed: voters cast named and secret
 * ballots; each receipt is noted on the disk before the voter is told. Who has none tries again at
 * the next start, and so do some who have one.
 */
final class CrashedVote {

    /** Tells voters of ballots that are not yet stored, as a program must not. */
    static final String EARLY = "early";

    /** Tells them once a ballot is stored. */
    static final String STORED = "stored";

    private static final long EARLY_BY_MILLIS = 50;
    private static final int CLIENTS = 6;
    private static final int AGAIN = 10;
    private static final List<String> CHOICES = List.of("1=FOR", "1=AGAINST", "1=ABSTAIN");

    private final Access access;
    private final Polls polls;
    private final BallotDoor door;
    private final FileChannel receipts;
    private final boolean early;

    private CrashedVote(ApplicationContext context, Path receipts, boolean early)
            throws IOException {
        this.early = early;
        this.access = context.getBean(Access.class);
        this.polls = context.getBean(Polls.class);
        this.door = context.getBean(BallotDoor.class);
        this.receipts =
                FileChannel.open(
                        receipts,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND);
    }

    /**
     * Takes the files of ballots and receipts, when to tell voters, how many voters there are, and
     * the program's options.
     */
    public static void main(String[] arguments) throws IOException {
        Path ballots = Path.of(arguments[0]);
        Path receipts = Path.of(arguments[1]);
        String[] options = Arrays.copyOfRange(arguments, 4, arguments.length);
        ApplicationContext context = SpringApplication.run(OpenRenda.class, options);
        CrashedVote vote = new CrashedVote(context, receipts, arguments[2].equals(EARLY));
        if (!Files.exists(ballots)) {
            prepare(context, ballots, Integer.parseInt(arguments[3]));
        }
        Set<String> had =
                Files.readAllLines(receipts).stream()
                        .map(line -> line.split(" ")[0])
                        .collect(Collectors.toSet());
        List<String> all = new ArrayList<>(Files.readAllLines(ballots));
        Collections.shuffle(all, new Random(had.size()));
        Queue<String> waiting = new ConcurrentLinkedQueue<>();
        all.stream().filter(one -> had.contains(name(one))).limit(AGAIN).forEach(waiting::add);
        all.stream().filter(one -> !had.contains(name(one))).forEach(waiting::add);
        System.out.println("表决进行中");
        for (int client = 0; client < CLIENTS; client++) {
            Thread.ofPlatform().start(() -> vote.castAll(waiting));
        }
    }

    private static String name(String ballot) {
        return ballot.substring(0, ballot.indexOf(' '));
    }

    /** A poll of each kind with its voters; their ballots lie in a file, as on their phones. */
    private static void prepare(ApplicationContext context, Path ballots, int voters)
            throws IOException {
        SecretLife secret = new SecretLife(context, voters);
        BallotForm question = BallotForm.question("关于批准水务专项规划的决议");
        PollId id = secret.ready(question);
        List<SecretLife.Ticket> tickets = secret.claimAll(id, voters);
        secret.open(id, voters);
        PollId named = secret.life.opened(secret.life.question(), voters);
        List<String> lines = new ArrayList<>();
        for (int n = 0; n < voters; n++) {
            String choice = CHOICES.get(n % CHOICES.size());
            String body = SecretLife.base64(tickets.get(n).choosing(choice));
            lines.add("S" + n + " " + id + " " + body);
            lines.add("N" + n + " " + named + " " + choice);
        }
        Path draft = ballots.resolveSibling("ballots.new");
        Files.write(draft, lines);
        Files.move(draft, ballots);
    }

    private void castAll(Queue<String> waiting) {
        for (String next = waiting.poll(); next != null; next = waiting.poll()) {
            String[] parts = next.split(" ");
            PollId poll = new PollId(Long.parseLong(parts[1]));
            try {
                if (early) {
                    note(parts[0] + " early");
                    pause();
                    store(poll, parts);
                } else {
                    note(parts[0] + " " + store(poll, parts));
                }
            } catch (RuntimeException notTaken) {
                // The database is gone: no receipt, and the voter tries again at the next start.
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(EARLY_BY_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String store(PollId poll, String[] parts) {
        return parts[0].startsWith("S") ? secret(poll, parts) : named(poll, parts);
    }

    private String secret(PollId poll, String[] parts) {
        return door.cast(poll, Base64.getDecoder().decode(parts[2])).digest();
    }

    private String named(PollId poll, String[] parts) {
        int member = Integer.parseInt(parts[0].substring(1)) + 1;
        Actor actor = access.actor(access.accountOf("member" + member).orElseThrow().id());
        return polls.cast(actor, poll, parts[2], "phone-of-member-" + member).code();
    }

    private synchronized void note(String line) {
        try {
            receipts.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            receipts.force(true);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
