package org.openrenda.meetings.rooms;

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
import org.openrenda.meetings.MeetingLife;
import org.openrenda.meetings.decisions.Decisions;
import org.openrenda.meetings.decisions.NewDecision;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.voting.VotingLife;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.Visibility;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What happens between the page and its first news is not lost to whoever looks at it. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("会议页面跟上会场")
class RoomNewsTest {

    @Autowired private ApplicationContext context;
    @Autowired private Decisions decisions;
    @LocalServerPort private int port;

    private MeetingLife life;
    private VotingLife people;
    private Walker walker;

    @BeforeAll
    void found() {
        life = new MeetingLife(context, 5);
        people = life.people;
        walker = new Walker(context, port, "47-room-news", List.of(people.account(1)));
    }

    @AfterAll
    void close() {
        if (walker != null) {
            walker.close();
        }
    }

    @Test
    @DisplayName("MTG-2 打开页面以后、连上消息以前交付的表决，手机上照样出现")
    void learnsOfWhatCameBeforeTheFirstNews() {
        MeetingId id = life.opened(3);
        ItemId item = life.now(id, "审议水务专项规划");
        NewDecision given =
                MeetingLife.resolution("关于批准水务专项规划的决议", Visibility.NAMED, people.officials());
        PollId poll = people.asks(people.city.clerk, a -> decisions.prepare(a, item, given));
        Page phone = walker.signIn("member1", 390, 844);
        phone.route("**/stream", Route::abort);
        phone.route("**/live?*", Route::abort);
        walker.go(phone, walker.address("/meetings/" + id + "/mine"));
        assertThat(phone.locator("[data-live=lost]")).isVisible();
        people.does(people.city.chair, a -> decisions.open(a, poll, ""));
        assertThat(phone.locator("main")).not().containsText("现在表决");
        phone.unroute("**/live?*");
        phone.unroute("**/stream");
        assertThat(phone.locator("main")).containsText("现在表决");
    }
}
