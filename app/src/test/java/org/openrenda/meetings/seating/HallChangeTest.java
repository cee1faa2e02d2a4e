package org.openrenda.meetings.seating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A hall is set right while meetings use it. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("修改用着的会场")
class HallChangeTest {

    private static final String PLAN = "主席台：2\n1：3\n2：3";

    @Autowired private ApplicationContext context;
    @Autowired private MockMvcTester web;
    @Autowired private Seating seating;

    private MeetingLife life;
    private AccountId clerk;
    private int halls;

    @BeforeAll
    void found() {
        life = new MeetingLife(context, 5);
        clerk = life.people.city.clerk;
    }

    private HallId hall() {
        String name = "会议厅" + ++halls;
        return life.people.asks(clerk, a -> seating.addHall(a, name, PLAN));
    }

    /** A meeting today in this hall, its five members seated from the first row on. */
    private MeetingId seated(HallId hall) {
        MeetingId id = life.convenedToday(MeetingKind.STANDING_COMMITTEE);
        life.people.does(clerk, a -> seating.use(a, id, hall));
        life.people.asks(clerk, a -> seating.arrange(a, id, SeatOrder.ROLL, false));
        return id;
    }

    private HallId changes(HallId hall, String plan, String closed) {
        return life.people.asks(
                clerk,
                a -> seating.changeHall(a, hall, seating.hall(a, hall).name(), plan, closed));
    }

    private SeatingPlan plan(MeetingId id) {
        return Objects.requireNonNull(seating.plan(id));
    }

    private String seat(MeetingId id, int no) {
        ParticipantId who = life.sittings.participants(id).get(no - 1).id();
        return plan(id).words(who);
    }

    @Test
    @DisplayName("加排、加座、停用空座、改名：已排的座位不动，新的座位马上能坐")
    void everybodyKeepsTheSeat() {
        HallId hall = hall();
        MeetingId id = seated(hall);
        assertThat(seat(id, 4)).isEqualTo("第2排1座");
        HallId next = changes(hall, "主席台：2\n前排：2\n1：3 1\n2：3", "第2排3座、前排1座");
        assertThat(plan(id).hall()).isEqualTo(next);
        assertThat(plan(id).layout().seats()).isEqualTo(2 + 2 + 4 + 3 - 2);
        assertThat(seat(id, 1)).isEqualTo("第1排1座");
        assertThat(seat(id, 4)).isEqualTo("第2排1座");
        ParticipantId first = life.sittings.participants(id).getFirst().id();
        life.people.does(clerk, a -> seating.place(a, id, first, new SeatPlace(3, 4)));
        assertThat(seat(id, 1)).isEqualTo("第1排4座");
        assertThatThrownBy(() ->
                        life.people.does(
                                clerk, a -> seating.place(a, id, first, new SeatPlace(2, 1))))
                .isInstanceOf(Refusal.class);
        life.people.does(clerk, a -> seating.changeHall(a, next, "新会议厅", "主席台：2\n1：4\n2：3", ""));
        assertThat(plan(id).hallName()).isEqualTo("新会议厅");
        assertThat(seat(id, 1)).isEqualTo("第1排4座");
        List<HallSheet> all = life.people.asks(clerk, a -> seating.halls(a));
        assertThat(all)
                .as("the changed one alone is offered")
                .extracting(HallSheet::id)
                .contains(plan(id).hall())
                .doesNotContain(hall, next);
    }

    @Test
    @DisplayName("要去掉的、停用的座位上有人：不能改，说出哪次会议、谁坐在那里，什么也没有变")
    void nobodyLosesTheSeat() {
        HallId hall = hall();
        MeetingId id = seated(hall);
        for (String[] wrong :
                new String[][] {
                    {"主席台：2\n1：2\n2：3", "", "第1排3座坐着委员3"},
                    {PLAN, "第2排1-2座", "第2排1座坐着委员4，第2排2座坐着委员5"},
                    {"主席台：2\n1：3", "", "第2排1座坐着委员4"}
                }) {
            assertThatThrownBy(() -> changes(hall, wrong[0], wrong[1]))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("“市人大常委会第三十一次会议”里，")
                    .hasMessageContaining(wrong[2]);
        }
        assertThat(plan(id).hall()).isEqualTo(hall);
        assertThat(seat(id, 3)).isEqualTo("第1排3座");
        assertThatThrownBy(() ->
                        life.people.does(
                                life.people.account(1),
                                a -> seating.changeHall(a, hall, "会议厅", PLAN, "")))
                .isInstanceOf(Actor.Forbidden.class);
    }

    @Test
    @DisplayName("闭了会的会议还是原来的座次图，连有人坐的座位也可以在会场里去掉；旧会场不能再选、再改")
    void whatIsOverStays() {
        HallId hall = hall();
        MeetingId over = seated(hall);
        life.comes(over, 1, 5);
        life.people.does(life.people.city.chair, a -> life.sittings.open(a, over, ""));
        life.people.does(life.people.city.chair, a -> life.sittings.close(a, over));
        HallId next = changes(hall, "1：2", "");
        assertThat(plan(over).hall()).isEqualTo(hall);
        assertThat(plan(over).layout().seats()).isEqualTo(8);
        assertThat(seat(over, 5)).isEqualTo("第2排2座");
        MeetingId other = life.convened(MeetingKind.COUNCIL);
        assertThatThrownBy(() -> life.people.does(clerk, a -> seating.use(a, other, hall)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> changes(hall, PLAN, ""))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("刚修改过");
        life.people.does(clerk, a -> seating.use(a, other, next));
        assertThat(plan(other).layout().seats()).isEqualTo(2);
    }

    @Test
    @DisplayName("在会场页面上修改；不行的退回，填过的还在")
    void isDoneOnThePage() throws Exception {
        HallId hall = hall();
        MeetingId id = seated(hall);
        Cookie cookie = TestSignIn.cookie(context, clerk);
        String at = "/meetings/halls/" + hall;
        assertThat(web.get().uri("/meetings/halls").cookie(cookie).exchange())
                .bodyText()
                .contains(at);
        assertThat(web.get().uri(at).cookie(cookie).exchange())
                .bodyText()
                .contains("主席台：2\n1：3\n2：3");
        MvcTestResult wrong = sent(at, cookie, "第2排2座");
        assertThat(wrong).hasStatus(422);
        assertThat(wrong).bodyText().contains("第2排2座坐着委员5").contains("value=\"第2排2座\"");
        MvcTestResult done = sent(at, cookie, "第2排3座");
        assertThat(done).hasStatus(302);
        String to = String.valueOf(done.getResponse().getHeader("Location"));
        assertThat(web.get().uri(to).cookie(cookie).exchange()).bodyText().contains("停用 1 座");
        assertThat(web.get().uri("/meetings/" + id + "/seating").cookie(cookie).exchange())
                .bodyText()
                .contains("seat-closed")
                .contains("委员5");
    }

    private MvcTestResult sent(String at, Cookie cookie, String closed) {
        return web.post()
                .uri(at)
                .cookie(cookie)
                .with(csrf())
                .param("name", "会议厅改" + halls)
                .param("plan", PLAN)
                .param("closed", closed)
                .exchange();
    }
}
