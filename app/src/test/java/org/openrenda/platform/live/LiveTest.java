package org.openrenda.platform.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataScope;
import org.springframework.web.context.request.async.DeferredResult;

@DisplayName("进行中的事，推送给正在看的页面")
class LiveTest {

    private static final int WATCHERS = 3_000;

    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger voted = new AtomicInteger();
    private final Live<String> live = new Live<>(this::read, WATCHERS);

    private Live.News read(String poll) {
        reads.incrementAndGet();
        assertThat(DataScope.current().visible()).isEqualTo("*");
        if (poll.equals("作废")) {
            throw new Refusal("没有这次表决。");
        }
        if (poll.equals("坏了") && voted.get() > 0) {
            throw new IllegalStateException("数据库断开");
        }
        return new Live.News("第" + voted.get() + "票", Map.of("voted", voted.get()));
    }

    @AfterEach
    void stop() {
        live.stop();
    }

    @Test
    @DisplayName("三千人同时看同一次表决：开头读一次，结束读一次，每人正好得到一条新消息")
    void oneReadForAll() throws InterruptedException {
        List<DeferredResult<String>> pages = new ArrayList<>();
        for (int n = 0; n < WATCHERS; n++) {
            pages.add(live.ask("表决", "第0票"));
        }
        assertThat(pages).noneMatch(DeferredResult::hasResult);
        assertThat(reads).hasValue(1);
        CountDownLatch told = new CountDownLatch(WATCHERS);
        pages.forEach(page -> page.setResultHandler(result -> told.countDown()));
        voted.set(1);
        live.beat();
        assertThat(told.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(reads).hasValue(2);
        assertThat(pages).allMatch(page -> said(page).contains("\"voted\":1"));
    }

    private static String said(DeferredResult<String> page) {
        return Objects.toString(page.getResult(), "");
    }

    @Test
    @DisplayName("页面知道的已不是最新，马上回答；没有新消息就等着")
    void answersAtOnceWhatIsNew() {
        assertThat(said(live.ask("表决", ""))).contains("\"mark\":\"第0票\"");
        DeferredResult<String> waits = live.ask("表决", "第0票");
        live.beat();
        live.beat();
        assertThat(waits.hasResult()).isFalse();
    }

    @Test
    @DisplayName("没有的事，问的人得到原因；一件事读不出来，不妨碍别的")
    void oneBrokenThingDoesNotSilenceOthers() throws InterruptedException {
        assertThatThrownBy(() -> live.open("作废")).isInstanceOf(Refusal.class);
        DeferredResult<String> broken = live.ask("坏了", "第0票");
        DeferredResult<String> good = live.ask("表决", "第0票");
        CountDownLatch told = new CountDownLatch(1);
        good.setResultHandler(result -> told.countDown());
        voted.set(1);
        assertThatThrownBy(live::beat).isInstanceOf(IllegalStateException.class);
        assertThat(told.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(broken.hasResult()).isFalse();
    }

    @Test
    @DisplayName("没有人看的时候什么也不读")
    void readsNothingForNobody() {
        live.beat();
        live.afterCommit("表决");
        assertThat(reads).hasValue(0);
    }

    @Test
    @DisplayName("同时观看的页面有上限：超过的不能再等着，隔一会儿问一次仍有回答")
    void refusesBeyondTheLimit() {
        for (int n = 0; n < WATCHERS; n++) {
            live.ask("表决", "第0票");
        }
        assertThatThrownBy(() -> live.ask("表决", "第0票"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("3000");
        assertThatThrownBy(() -> live.open("表决")).isInstanceOf(Refusal.class);
        assertThat(said(live.ask("表决", ""))).contains("第0票");
        assertThat(reads).hasValue(1);
    }

    @Test
    @DisplayName("能同时观看多少页面，由内存决定")
    void holdsWhatTheMemoryAllows() {
        assertThat(Live.capacity(256L << 20)).isEqualTo(597);
        assertThat(Live.capacity(720L << 20)).isEqualTo(3_072);
        assertThat(Live.capacity(64L << 20)).isEqualTo(100);
        assertThat(Live.capacity(64L << 30)).isEqualTo(8_000);
    }
}
