package org.openrenda.voting.secretballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openrenda.AppTest;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.command.Command;
import org.openrenda.voting.polls.AlreadyVoted;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.BallotItem;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollResult;
import org.openrenda.voting.secretballots.SecretLife.Ticket;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("无记名表决")
class SecretBallotsTest {

    private static final int VOTERS = 120;
    private static final BallotForm QUESTION = BallotForm.question("关于批准水务专项规划的决议");
    private static final List<String> CHOICES = List.of("1=FOR", "1=AGAINST", "1=ABSTAIN");

    @Autowired private ApplicationContext context;

    @TempDir private Path folder;
    private SecretLife secret;

    @BeforeAll
    void found() {
        secret = new SecretLife(context, VOTERS);
    }

    private static void refused(Runnable act, String sentence) {
        assertThatThrownBy(act::run).isInstanceOf(Refusal.class).hasMessageContaining(sentence);
    }

    private void announced(PollId id) {
        secret.life.announced(id);
    }

    @Test
    @DisplayName("VOT-6 每张票都在公布的清单里，重新计票与宣布一致；改一张、丢一张、添一张、换一张都被发现")
    void anyoneCanCountAgain() throws IOException {
        BallotForm form =
                BallotForm.perItem(List.of(BallotItem.of(1, "张三"), BallotItem.of(2, "李四")));
        PollId id = secret.ready(form);
        List<Ticket> tickets = secret.claimAll(id, 40);
        secret.open(id, VOTERS);
        List<String> receipts = new ArrayList<>();
        Random random = new Random(20261122);
        for (Ticket one : tickets) {
            String choice =
                    CHOICES.get(random.nextInt(3))
                            + ";"
                            + CHOICES.get(random.nextInt(3)).replace("1=", "2=");
            receipts.add(secret.door.cast(id, one.choosing(choice)).digest());
        }
        announced(id);
        AccountId clerk = secret.life.city.clerk;
        List<String> digests = secret.life.asks(clerk, a -> secret.ballots.digests(a, id));
        assertThat(digests).containsExactlyInAnyOrderElementsOf(receipts).isSorted();
        BallotFile file = secret.life.asks(clerk, a -> secret.ballots.file(a, id));
        PollResult result = secret.life.asks(clerk, a -> secret.life.polls.result(a, id));
        assertThat(BallotCheck.of(file).trouble()).isEmpty();
        assertThat(verified(file)).isEqualTo(Command.DONE);
        assertThat(verified(tampered(file, random, 0))).isEqualTo(Command.FAILED);
        assertThat(BallotCommand.run(List.of("没有这个文件"), System.out, System.out))
                .isEqualTo(Command.BAD_INPUT);
        assertThat(result.ballots()).isEqualTo(40);
        assertThat(result.notPressed()).isEqualTo(VOTERS - 40);
        for (int n = 0; n < 200; n++) {
            BallotFile tampered = tampered(file, random, n % 5);
            assertThat(BallotCheck.of(tampered).trouble()).as("way " + n % 5).isNotEmpty();
        }
        refused(
                () -> secret.life.asks(secret.life.account(1), a -> secret.ballots.file(a, id)),
                "监票人、计票人");
    }

    private int verified(BallotFile file) throws IOException {
        Path path = folder.resolve("ballots.json");
        Files.writeString(path, JsonMapper.shared().writeValueAsString(file));
        return BallotCommand.run(List.of(path.toString()), System.out, System.out);
    }

    private static BallotFile tampered(BallotFile file, Random random, int way) {
        List<String> ballots = new ArrayList<>(file.ballots());
        int at = random.nextInt(ballots.size());
        switch (way) {
            case 0 -> ballots.remove(at);
            case 1 -> ballots.add(ballots.get(at));
            case 2 -> {
                byte[] body = Base64.getDecoder().decode(ballots.get(at));
                body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
                ballots.set(at, SecretLife.base64(body));
            }
            case 3 ->
                    ballots.add(
                            SecretLife.base64(
                                    new SecretVoter(random).noBallot("1=FOR;2=FOR").bytes()));
            default -> {
                return new BallotFile(
                        file.format(),
                        file.manifest().replace("张三", "张四"),
                        file.result(),
                        file.typed(),
                        file.issued(),
                        file.present(),
                        ballots,
                        file.openings());
            }
        }
        return new BallotFile(
                file.format(),
                file.manifest(),
                file.result(),
                file.typed(),
                file.issued(),
                file.present(),
                ballots,
                file.openings());
    }

    @Test
    @DisplayName("VOT-6 只有一个发票人的章、伪造的、改过的都不收；先投的有效，再发同一张得到同一回执，结束后不收新票")
    void onlyGenuineBallots() {
        PollId id = secret.ready(QUESTION);
        Ticket one = secret.claim(id, 1, 1);
        Ticket two = secret.claim(id, 2, 2);
        byte[] early = one.choosing("1=FOR");
        refused(() -> secret.door.cast(id, early), "还没有开始");
        secret.open(id, VOTERS);
        refused(
                () ->
                        secret.door.cast(
                                id, new SecretVoter(new Random(1)).noBallot("1=FOR").bytes()),
                "不是本次表决的有效电子票");
        byte[] onlyA =
                one.voter().ballot(one.signedA(), one.signedA(), one.digest(), "1=FOR").bytes();
        refused(() -> secret.door.cast(id, onlyA), "不是本次表决的有效电子票");
        byte[] stolen =
                two.voter().ballot(one.signedA(), one.signedB(), one.digest(), "1=FOR").bytes();
        refused(() -> secret.door.cast(id, stolen), "不是本次表决的有效电子票");
        refused(() -> secret.door.cast(id, one.choosing("1=MAYBE")), "只能填");
        String digest = secret.door.cast(id, early).digest();
        assertThat(secret.door.cast(id, early).digest()).isEqualTo(digest);
        byte[] other = one.choosing("1=AGAINST");
        assertThatThrownBy(() -> secret.door.cast(id, other)).isInstanceOf(AlreadyVoted.class);
        secret.life.closed(id);
        refused(() -> secret.door.cast(id, two.choosing("1=FOR")), "已经结束");
        assertThat(secret.door.cast(id, early).digest()).isEqualTo(digest);
        PollId next = secret.ready(QUESTION);
        secret.open(next, VOTERS);
        refused(() -> secret.door.cast(next, early), "不是本次表决的有效电子票");
    }

    @Test
    @DisplayName("ELE-2 领票后换设备、改领纸质票都不行；领了票没到会的要先登记；没有监票人密钥不能准备完成")
    void keepsToOnePerson() {
        PollId id = secret.ready(QUESTION);
        secret.claim(id, 70, 50);
        SecretVoter other = new SecretVoter(new Random(51));
        String again = SecretLife.base64(other.blind(secret.key()).message());
        refused(
                () ->
                        secret.life.asks(
                                secret.life.account(70),
                                a -> secret.ballots.issue(a, id, again, again)),
                "一人只有一张");
        refused(() -> secret.open(id, 65), "不在到会名单里");
        secret.open(id, VOTERS - 1);
        refused(
                () ->
                        secret.life.does(
                                secret.life.city.clerk,
                                a ->
                                        secret.life.polls.moveToPaper(
                                                a, id, secret.life.person(70), "手机遗失")),
                "已领取电子票");
        secret.life.does(
                secret.life.city.clerk,
                a -> secret.life.polls.moveToPaper(a, id, secret.life.person(6), "没有带手机"));
        refused(() -> secret.claim(id, 6, 60), "纸质票");
        refused(() -> secret.claim(id, VOTERS, 70), "登记到会");
        PollId none = secret.life.prepared(secret.secret(QUESTION));
        refused(
                () ->
                        secret.life.does(
                                secret.life.city.clerk, a -> secret.life.polls.ready(a, none)),
                "监票人");
        refused(
                () ->
                        secret.life.does(
                                secret.life.city.chair,
                                a ->
                                        secret.ballots.giveKey(
                                                a, none, SecretLife.base64(secret.key()))),
                "监票人");
    }

    @Test
    @DisplayName("ELE-2 很多设备同时投、各发两次、有的改主意、中途结束：给过回执的都在清单里，没有人两票")
    void everyReceiptIsListed() throws Exception {
        PollId id = secret.ready(QUESTION);
        List<Ticket> tickets = secret.claimAll(id, VOTERS);
        secret.open(id, VOTERS);
        Set<String> receipts = ConcurrentHashMap.newKeySet();
        CountDownLatch some = new CountDownLatch(VOTERS);
        List<Future<?>> running = new ArrayList<>();
        List<byte[]> sent = new ArrayList<>();
        for (int n = 0; n < VOTERS; n++) {
            sent.add(tickets.get(n).choosing(CHOICES.get(n % 3)));
            sent.add(tickets.get(n).choosing(CHOICES.get((n + n % 2) % 3)));
        }
        Collections.shuffle(sent, new Random(20261122));
        try (ExecutorService pool = Executors.newFixedThreadPool(16)) {
            for (byte[] body : sent) {
                running.add(
                        pool.submit(() -> {
                            try {
                                receipts.add(secret.door.cast(id, body).digest());
                            } catch (Refusal expected) {
                                // Another choice came first, or the poll was over.
                            } finally {
                                some.countDown();
                            }
                        }));
            }
            assertThat(some.await(60, TimeUnit.SECONDS)).isTrue();
            secret.life.closed(id);
            for (Future<?> one : running) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
        List<String> digests =
                secret.life.asks(secret.life.city.clerk, a -> secret.ballots.digests(a, id));
        assertThat(digests).containsAll(receipts).doesNotHaveDuplicates();
        assertThat(digests.size()).isLessThanOrEqualTo(VOTERS).isPositive();
    }
}
