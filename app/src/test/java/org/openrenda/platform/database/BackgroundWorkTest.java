package org.openrenda.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.AppTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The rounds that run beside people's requests. */
@AppTest
@DisplayName("定时轮次")
class BackgroundWorkTest {

    private static final int LONG_ROUNDS = 8;
    private static final Duration OFTEN = Duration.ofMillis(100);

    @Autowired private BackgroundWork work;

    @Test
    @DisplayName("几个轮次办得久（如大批导入），推送消息的轮次照样按时走")
    void longRoundsHoldUpNobody() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch beats = new CountDownLatch(3);
        var running = new java.util.ArrayList<ScheduledFuture<?>>();
        try {
            for (int n = 0; n < LONG_ROUNDS; n++) {
                running.add(work.rounds().scheduleWithFixedDelay(() -> await(end), OFTEN));
            }
            running.add(work.rounds().scheduleWithFixedDelay(beats::countDown, OFTEN));
            assertThat(beats.await(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            end.countDown();
            running.forEach(one -> one.cancel(false));
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
