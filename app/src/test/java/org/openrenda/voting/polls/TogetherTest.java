package org.openrenda.voting.polls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.platform.AccountId;
import org.openrenda.voting.VotingLife;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Ballots that are committed together hurt one another in nothing. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("一起提交的选票")
class TogetherTest {

    private static final int VOTERS = 40;

    @Autowired private ApplicationContext context;
    @Autowired private NamedBox box;
    @Autowired private Together together;
    @Autowired private TransactionTemplate transaction;
    @Autowired private JdbcClient jdbc;

    private VotingLife life;

    @BeforeAll
    void found() {
        life = new VotingLife(context, VOTERS);
    }

    private NamedBallot ballot(PollId poll, int member, String choice) {
        return new NamedBallot(poll, life.account(member), choice, "key-of-" + member);
    }

    @Test
    @DisplayName("ELE-2 同一批里：同一人两张只收一张，没到会的、不在册的、没开始的都不收，其余照收")
    void oneStatementManyBallots() {
        PollId open = life.opened(life.question(), VOTERS - 1);
        PollId ready = life.ready(life.question());
        List<NamedBallot> batch =
                List.of(
                        ballot(open, 3, "1=FOR"),
                        ballot(open, 1, "1=AGAINST"),
                        ballot(open, 1, "1=FOR"),
                        ballot(open, VOTERS, "1=FOR"),
                        ballot(ready, 2, "1=FOR"),
                        new NamedBallot(open, new AccountId(999_999), "1=FOR", "stranger"),
                        ballot(open, 3, "1=FOR"));
        var receipts = transaction.execute(status -> box.put(batch));
        assertThat(receipts).hasSize(2).containsKey(ballot(open, 3, "1=FOR"));
        assertThat(box.received(open)).isEqualTo(2);
        assertThat(box.received(ready)).isZero();
        NamedBox.Cast first = box.of(open, life.account(1)).orElseThrow();
        assertThat(receipts.get(ballot(open, 1, first.choice()))).isEqualTo(first.receipt());
    }

    @Test
    @DisplayName("同一批里有一张写不进去（数据库报错），其余各张照样收下、各有回执，那一张得到错误")
    void oneFailureSpoilsNoOther() throws Exception {
        PollId poll = life.opened(life.question(), VOTERS);
        // A text with a zero byte is refused by the database, whatever else is in the statement.
        List<NamedBallot> ballots = new ArrayList<>();
        for (int member = 1; member <= VOTERS; member++) {
            ballots.add(ballot(poll, member, member == 20 ? "1=\0" : "1=FOR"));
        }
        CountDownLatch all = new CountDownLatch(VOTERS);
        List<Integer> failed = Collections.synchronizedList(new ArrayList<>());
        List<Receipt> receipts = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService pool = Executors.newFixedThreadPool(VOTERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int n = 0; n < VOTERS; n++) {
                int at = n;
                running.add(
                        pool.submit(() -> {
                            all.countDown();
                            all.await();
                            try {
                                receipts.add(together.put(ballots.get(at)).orElseThrow());
                            } catch (RuntimeException refused) {
                                failed.add(at + 1);
                            }
                            return null;
                        }));
            }
            for (Future<?> one : running) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
        assertThat(failed).containsExactly(20);
        assertThat(receipts).doesNotHaveDuplicates().hasSize(VOTERS - 1);
        assertThat(box.received(poll)).isEqualTo(VOTERS - 1);
    }

    @Test
    @DisplayName("ELE-2 回执给出时，票已提交到数据库：别的连接立刻看得到")
    void committedBeforeTheReceipt() {
        PollId poll = life.opened(life.question(), VOTERS);
        for (int member = 1; member <= VOTERS; member++) {
            Optional<Receipt> receipt = together.put(ballot(poll, member, "1=FOR"));
            assertThat(receipt).isPresent();
            assertThat(seenElsewhere(poll)).isEqualTo(member);
        }
        assertThat(together.put(ballot(poll, 1, "1=FOR"))).as("已有一张").isEmpty();
    }

    private int seenElsewhere(PollId poll) {
        return jdbc.sql("select count(*) from voting.vote where poll_id = :poll")
                .param("poll", poll.value())
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("在调用者自己的事务里投的，随那个事务提交或者撤销，不混进别人的提交")
    void goesWithTheCallersTransaction() {
        PollId poll = life.opened(life.question(), VOTERS);
        transaction.executeWithoutResult(status -> {
            assertThat(together.put(ballot(poll, 1, "1=FOR"))).isPresent();
            status.setRollbackOnly();
        });
        assertThat(box.received(poll)).isZero();
        transaction.executeWithoutResult(
                status -> assertThat(together.put(ballot(poll, 1, "1=FOR"))).isPresent());
        assertThat(box.received(poll)).isEqualTo(1);
    }
}
