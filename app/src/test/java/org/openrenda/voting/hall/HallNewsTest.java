package org.openrenda.voting.hall;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.Walker;
import org.openrenda.voting.VotingLife;
import org.openrenda.voting.polls.PollId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The hall screen where the network is poor. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("网络不好时的会场屏幕")
class HallNewsTest {

    @Autowired private ApplicationContext context;
    @LocalServerPort private int port;

    private VotingLife life;
    private Walker walker;

    @BeforeAll
    void open() {
        life = new VotingLife(context, 5);
        walker =
                new Walker(
                        context,
                        port,
                        "31-news",
                        List.of(life.city.clerk, life.account(4), life.account(5)));
    }

    @AfterAll
    void close() {
        if (walker != null) {
            walker.close();
        }
    }

    @Test
    @DisplayName("VOT-7 事件流不通的屏幕改用长轮询，照样跟上人数和结果")
    void followsWithoutStream() {
        PollId id = life.opened(life.question(), 5);
        Page screen = walker.signIn("clerk", 1920, 1080);
        screen.route("**/stream", Route::abort);
        walker.go(screen, walker.address("/voting/" + id + "/screen"));
        life.votes(id, 1, "1=FOR");
        life.votes(id, 2, "1=FOR");
        assertThat(screen.locator(".vote-count b")).hasText("2");
        life.votes(id, 3, "1=FOR");
        assertThat(screen.locator(".vote-count b")).hasText("3");
        life.announced(id);
        assertThat(screen.locator(".vote-outcome")).hasText("通过");
    }

    @Test
    @DisplayName("VOT-7 断网时保留最后的数并说明，网络恢复后自己补上结果")
    void comesBackAfterAnOutage() {
        PollId id = life.opened(life.question(), 5);
        life.votes(id, 1, "1=FOR");
        Page screen = walker.signIn("clerk", 1920, 1080);
        screen.route("**/stream", Route::abort);
        walker.go(screen, walker.address("/voting/" + id + "/screen"));
        assertThat(screen.locator(".vote-count b")).hasText("1");
        screen.context().setOffline(true);
        screen.route("**/live?*", Route::abort);
        assertThat(screen.locator("[data-live=lost]")).isVisible();
        assertThat(screen.locator(".vote-count b")).hasText("1");
        life.votes(id, 2, "1=FOR");
        life.votes(id, 3, "1=FOR");
        life.announced(id);
        screen.context().setOffline(false);
        screen.unroute("**/live?*");
        assertThat(screen.locator(".vote-outcome")).hasText("通过");
        assertThat(screen.locator("[data-live=lost]")).isHidden();
    }

    @Test
    @DisplayName("ELE-2 提交时断网：选票留在手机上，网络恢复后自动交上，只有一票")
    void ballotGoesThroughWhenTheNetworkIsBack() {
        PollId id = life.opened(life.question(), 5);
        Page phone = walker.signIn("member5", 390, 844);
        walker.go(phone, walker.address("/voting/" + id + "/vote"));
        phone.route("**/ballot", Route::abort);
        phone.getByLabel("反对").check();
        phone.locator("[type=submit]").filter(button()).click();
        assertThat(phone.locator("[data-ballot-state]")).containsText("正在自动重新提交");
        phone.unroute("**/ballot");
        assertThat(phone.locator(".vote-done")).containsText("投票已提交");
        org.assertj.core.api.Assertions.assertThat(life.polls.live(id).voted()).isEqualTo(1);
    }

    @Test
    @DisplayName("ELE-18 大字版：选票一行一项，屏幕阅读器读得出，没有无障碍问题")
    void largeLetters() {
        PollId id = life.opened(life.question(), 5);
        Page phone = walker.signIn("member4", 390, 844);
        walker.go(phone, walker.address("/voting/" + id + "/vote?elder=1"));
        walker.look(phone, "大字版选票");
        assertThat(phone.getByLabel("弃权")).isVisible();
    }

    private static com.microsoft.playwright.Locator.FilterOptions button() {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText("提交投票");
    }
}
