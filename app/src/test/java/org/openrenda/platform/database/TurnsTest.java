package org.openrenda.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("数据库忙时，先来的先办")
class TurnsTest {

    /** Two are kept back, so that one transaction runs at a time. */
    private static final int CONNECTIONS = 3;

    private static ScopedTransactions transactions;
    private static TransactionTemplate transaction;
    private static JdbcClient jdbc;

    @BeforeAll
    static void open() {
        ScopedDatabase database = ScopedDatabase.at(TestServer.running().copy());
        transactions = new ScopedTransactions(database.app(), CONNECTIONS);
        transaction = new TransactionTemplate(transactions);
        jdbc = JdbcClient.create(database.app());
    }

    @Test
    @DisplayName("刚办完一件的人再来，也排在已经等着的人后面")
    void servesInOrder() throws InterruptedException {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        Thread first =
                Thread.ofVirtual()
                        .start(() -> {
                            transaction.executeWithoutResult(status -> {
                                begun.countDown();
                                await(finish);
                            });
                            transaction.executeWithoutResult(status -> order.add("又来的"));
                        });
        begun.await();
        List<Thread> others = new ArrayList<>();
        for (String name : List.of("第二个", "第三个")) {
            others.add(
                    Thread.ofVirtual()
                            .start(() ->
                                    transaction.executeWithoutResult(status -> order.add(name))));
            while (transactions.waiting() < others.size()) {
                Thread.onSpinWait();
            }
        }
        finish.countDown();
        first.join();
        for (Thread other : others) {
            other.join();
        }
        assertThat(order).containsExactly("第二个", "第三个", "又来的");
    }

    @Test
    @DisplayName("一件事里套着另一件，不会等自己；出错也把位子让出来")
    void doesNotWaitForItself() {
        TransactionTemplate within = new TransactionTemplate(transactions);
        within.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        for (int time = 0; time < CONNECTIONS + 1; time++) {
            Integer two =
                    transaction.execute(outer ->
                            within.execute(
                                    inner -> jdbc.sql("select 2").query(Integer.class).single()));
            assertThat(two).isEqualTo(2);
            assertThat(
                            org.assertj.core.api.Assertions.catchThrowable(() ->
                                    transaction.executeWithoutResult(status -> {
                                        throw new IllegalStateException("出错");
                                    })))
                    .hasMessage("出错");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
