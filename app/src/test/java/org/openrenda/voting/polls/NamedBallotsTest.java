package org.openrenda.voting.polls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.voting.VotingLife;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Many voters at once, on the real database. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("很多人同时记名表决")
class NamedBallotsTest {

    private static final int VOTERS = 300;
    private static final int THREADS = 16;

    @Autowired private ApplicationContext context;

    private VotingLife life;
    private final List<Actor> actors = new ArrayList<>();

    @BeforeAll
    void found() {
        life = new VotingLife(context, VOTERS);
        for (int member = 1; member <= VOTERS; member++) {
            actors.add(life.city.as(life.account(member)));
        }
    }

    @Test
    @DisplayName("ELE-2 300 人 16 路并发、每人发两次、有人改主意、中途结束：给过回执的都在，没有人两票，结束后一张不收")
    void everyReceiptIsCounted() throws Exception {
        PollId id = life.opened(life.question(), VOTERS);
        Map<Integer, Set<String>> receipts = new ConcurrentHashMap<>();
        Map<Integer, String> accepted = new ConcurrentHashMap<>();
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger answered = new AtomicInteger();
        CountDownLatch half = new CountDownLatch(VOTERS / 2);
        List<Future<?>> running = new ArrayList<>();
        Random random = new Random(20261122);
        try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            for (int turn = 0; turn < 2; turn++) {
                for (int voter = 0; voter < VOTERS; voter++) {
                    int who = voter;
                    boolean changed = turn == 1 && random.nextInt(3) == 0;
                    String text = "1=" + VoteChoice.values()[(who + (changed ? 1 : 0)) % 3];
                    running.add(
                            pool.submit(() -> {
                                try {
                                    Receipt got =
                                            life.polls.cast(
                                                    actors.get(who), id, text, "browser-" + who);
                                    receipts.computeIfAbsent(
                                                    who, n -> ConcurrentHashMap.newKeySet())
                                            .add(got.code());
                                    accepted.put(who, text);
                                    answered.incrementAndGet();
                                } catch (Refusal expected) {
                                    refused.incrementAndGet();
                                } finally {
                                    half.countDown();
                                }
                            }));
                }
            }
            assertThat(half.await(60, TimeUnit.SECONDS)).isTrue();
            life.closed(id);
            int atClose = life.polls.live(id).voted();
            for (Future<?> one : running) {
                one.get(60, TimeUnit.SECONDS);
            }
            assertThat(life.polls.live(id).voted()).as("结束后没有再收").isEqualTo(atClose);
        }
        List<NamedVote> votes = named(id);
        Map<Integer, String> inTheBox =
                votes.stream().collect(Collectors.toMap(NamedVote::no, NamedVote::choice));
        assertThat(inTheBox).as("每人至多一行").hasSize(votes.size());
        assertThat(receipts.values()).as("一人一个回执").allMatch(codes -> codes.size() == 1);
        Set<Integer> withReceipt = new TreeSet<>();
        accepted.forEach((who, text) -> {
            withReceipt.add(who + 1);
            assertThat(inTheBox.get(who + 1)).as("voter " + who).isEqualTo(text);
        });
        assertThat(inTheBox.keySet()).isEqualTo(withReceipt);
        assertThat(answered.get() + refused.get()).as("每次提交都有答复").isEqualTo(2 * VOTERS);
        PollResult result = life.asks(life.city.clerk, a -> life.polls.result(a, id));
        assertThat(result.ballots()).isEqualTo(withReceipt.size());
        assertThat(result.notPressed()).isEqualTo(VOTERS - withReceipt.size());
    }

    private List<NamedVote> named(PollId id) {
        return context.getBean(NamedBox.class).named(id);
    }

    @Test
    @DisplayName("ELE-2 一人同时在多个页面投不同的票，只有一张算数，其余都被拒绝")
    void oneOfManyPagesWins() throws Exception {
        PollId id = life.opened(life.question(), VOTERS);
        AccountId account = life.account(1);
        Actor actor = life.city.as(account);
        AtomicInteger taken = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int page = 0; page < 64; page++) {
                String key = "page-number-" + page;
                String text = "1=" + VoteChoice.values()[page % 3];
                running.add(
                        pool.submit(() -> {
                            try {
                                life.polls.cast(actor, id, text, key);
                                taken.incrementAndGet();
                            } catch (AlreadyVoted expected) {
                                // The others come too late.
                            }
                        }));
            }
            for (Future<?> one : running) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
        assertThat(taken.get()).isEqualTo(1);
        assertThat(named(id)).hasSize(1);
    }

    @Test
    @DisplayName("VOT-5 同一人一边改用纸质票、一边在手机上投：两样只成一样")
    void paperAndPhoneExcludeEachOther() throws Exception {
        PollId id = life.opened(life.question(), VOTERS);
        AtomicInteger phone = new AtomicInteger();
        AtomicInteger paper = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int n = 1; n <= 60; n++) {
                int member = n;
                running.add(
                        pool.submit(() -> {
                            tries(() -> life.votes(id, member, "1=FOR"), phone);
                        }));
                running.add(
                        pool.submit(() -> {
                            tries(
                                    () ->
                                            life.does(
                                                    life.city.clerk,
                                                    a ->
                                                            life.polls.moveToPaper(
                                                                    a,
                                                                    id,
                                                                    life.person(member),
                                                                    "手机没电")),
                                    paper);
                        }));
            }
            for (Future<?> one : running) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
        assertThat(phone.get() + paper.get()).isEqualTo(60);
        assertThat(named(id)).hasSize(phone.get());
    }

    private static void tries(Runnable act, AtomicInteger done) {
        try {
            act.run();
            done.incrementAndGet();
        } catch (Refusal expected) {
            // The other one was first.
        }
    }
}
