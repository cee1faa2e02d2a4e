package org.openrenda.meetings.seating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
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
import org.openrenda.meetings.sittings.MeetingRole;
import org.openrenda.meetings.sittings.NewParticipant;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("座次")
class SeatingTest {

    @Autowired private ApplicationContext context;
    @Autowired private MockMvcTester web;
    @Autowired private Seating seating;
    @Autowired private JdbcClient jdbc;

    private MeetingLife life;
    private AccountId clerk;
    private int halls;

    @BeforeAll
    void found() {
        life = new MeetingLife(context, 5);
        clerk = life.people.city.clerk;
    }

    private HallId hall(String plan) {
        String name = "会场" + ++halls;
        return life.people.asks(clerk, a -> seating.addHall(a, name, plan));
    }

    private MeetingId seatedIn(String plan) {
        MeetingId id = life.convened(MeetingKind.STANDING_COMMITTEE);
        HallId hall = hall(plan);
        life.people.does(clerk, a -> seating.use(a, id, hall));
        return id;
    }

    private int arrange(MeetingId id, boolean afresh) {
        return life.people.asks(clerk, a -> seating.arrange(a, id, SeatOrder.ROLL, afresh));
    }

    private void place(MeetingId id, int no, int line, int seat) {
        life.people.does(
                clerk, a -> seating.place(a, id, member(id, no), new SeatPlace(line, seat)));
    }

    private ParticipantId member(MeetingId id, int no) {
        return life.sittings.participants(id).get(no - 1).id();
    }

    private SeatingPlan plan(MeetingId id) {
        return Objects.requireNonNull(seating.plan(id));
    }

    private String seat(MeetingId id, int no) {
        return plan(id).words(member(id, no));
    }

    private static void refused(Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("自动排座从前往后，主席台留着；手工坐上主席台的，重排也不动")
    void seatsByOrder() {
        MeetingId id = seatedIn("主席台：2\n1：2\n2：2");
        place(id, 5, 1, 1);
        assertThat(arrange(id, false)).isEqualTo(4);
        assertThat(seat(id, 1)).isEqualTo("第1排1座");
        assertThat(seat(id, 4)).isEqualTo("第2排2座");
        place(id, 1, 3, 2);
        assertThat(seat(id, 1)).isEqualTo("第2排2座");
        assertThat(seat(id, 4)).isEqualTo("第1排1座");
        assertThat(arrange(id, true)).isEqualTo(4);
        assertThat(seat(id, 1)).isEqualTo("第1排1座");
        assertThat(seat(id, 5)).isEqualTo("主席台1座");
        assertThat(arrange(id, false)).isZero();
    }

    @Test
    @DisplayName("座位不够时一个也不排，说出差几座；出席在前，列席、旁听在后")
    void saysHowManyAreMissing() {
        MeetingId id = seatedIn("1：4");
        assertThatThrownBy(() -> arrange(id, false)).hasMessageContaining("差 1 座");
        assertThat(plan(id).seats()).isEmpty();
        MeetingId more = seatedIn("1：7");
        List<NewParticipant> guests = new ArrayList<>();
        guests.add(new NewParticipant(null, null, "孙莉", "", "", MeetingRole.OBSERVER, true));
        guests.add(new NewParticipant(null, null, "林川", "", "", MeetingRole.NONVOTING, true));
        life.people.asks(clerk, a -> life.sittings.addPeople(a, more, guests));
        arrange(more, false);
        assertThat(seat(more, 7)).isEqualTo("第1排6座");
        assertThat(seat(more, 6)).isEqualTo("第1排7座");
    }

    @Test
    @DisplayName("占着的座位不能直接坐，可以互换；没有的座位、别人的会议、没有权限、闭会后都拒绝")
    void keepsOneToASeat() {
        MeetingId id = seatedIn("1：3\n2：3");
        place(id, 1, 1, 1);
        refused(() -> place(id, 2, 1, 1));
        refused(() -> place(id, 1, 1, 1));
        refused(() -> place(id, 2, 1, 4));
        refused(() -> place(id, 2, 3, 1));
        MeetingId other = life.convened(MeetingKind.COUNCIL);
        refused(() ->
                life.people.does(
                        clerk, a -> seating.place(a, id, member(other, 2), new SeatPlace(1, 2))));
        assertThatThrownBy(() ->
                        life.people.does(
                                life.people.account(1),
                                a -> seating.vacate(a, id, new SeatPlace(1, 1))))
                .isInstanceOf(Actor.Forbidden.class);
        life.people.does(clerk, a -> seating.vacate(a, id, new SeatPlace(1, 1)));
        refused(() -> life.people.does(clerk, a -> seating.vacate(a, id, new SeatPlace(1, 1))));
        assertThat(plan(id).seats()).isEmpty();
    }

    @Test
    @DisplayName("数据库也不让两个人坐一座、一个人坐两座")
    void theDatabaseAgrees() {
        MeetingId id = seatedIn("1：3");
        place(id, 1, 1, 1);
        String insert =
                "insert into meetings.seat (meeting_id, participant_id, hall_id, line, seat)"
                        + " values (:m, :p, :h, 1, :s)";
        for (int[] wrong : new int[][] {{2, 1}, {1, 2}, {2, 4}}) {
            assertThatThrownBy(() ->
                            jdbc.sql(insert)
                                    .param("m", id.value())
                                    .param("p", member(id, wrong[0]).value())
                                    .param("h", plan(id).hall().value())
                                    .param("s", wrong[1])
                                    .update())
                    .hasStackTraceContaining("violates");
        }
    }

    @Test
    @DisplayName("移出名单的人不再占座；换会场后座位全部空出；用过的会场不能去掉，没用过的可以")
    void followsTheList() {
        MeetingId id = seatedIn("1：5");
        arrange(id, false);
        life.people.does(clerk, a -> life.sittings.remove(a, member(id, 1), "已调离"));
        assertThat(plan(id).seats()).hasSize(4);
        place(id, 4, 1, 1);
        assertThat(seat(id, 4)).isEqualTo("第1排1座");
        HallId used = plan(id).hall();
        HallId next = hall("1：9");
        refused(() -> life.people.does(clerk, a -> seating.dropHall(a, used)));
        life.people.does(clerk, a -> seating.use(a, id, next));
        assertThat(plan(id).seats()).isEmpty();
        life.people.does(clerk, a -> seating.dropHall(a, used));
        assertThatThrownBy(() ->
                        life.people.asks(
                                life.people.city.foreignClerk,
                                a -> seating.addHall(a, "会场1", "看不懂")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("三千人一次排完，人人有座、没有重座；座次图、座次表、手机页都打得开")
    void seatsThreeThousand() throws Exception {
        MeetingId id = life.convened(MeetingKind.STANDING_COMMITTEE);
        List<NewParticipant> many = new ArrayList<>();
        for (int n = 1; n <= 2_995; n++) {
            String group = "第" + (n % 12 + 1) + "代表团";
            many.add(
                    new NewParticipant(
                            null, null, "来宾" + n, "", group, MeetingRole.NONVOTING, true));
        }
        life.people.asks(clerk, a -> life.sittings.addPeople(a, id, many));
        HallId hall = hall("主席台：10\n1-40：20 35 20");
        life.people.does(clerk, a -> seating.use(a, id, hall));
        assertThat(arrange(id, false)).isEqualTo(3_000);
        SeatingPlan plan = plan(id);
        assertThat(plan.seats()).hasSize(3_000);
        assertThat(plan.taken()).hasSize(3_000);
        assertThat(page("/meetings/" + id + "/seating", clerk)).contains("来宾2995");
        assertThat(page("/meetings/" + id + "/seating?show=presence", clerk)).contains("未签到");
        assertThat(page("/meetings/" + id + "/seating/list?q=来宾2995", clerk)).contains("第");
        assertThat(page("/meetings/" + id + "/mine", life.people.account(1)))
                .contains("我的座位：第1排1座");
        assertThat(page("/meetings/" + id + "/seating/seats/2-1", clerk)).contains("委员1");
        SeatMap map = SeatMap.of(plan, plan.seats().get(member(id, 1)));
        assertThat(Objects.requireNonNull(map).seats().split("M")).hasSize(3_011);
    }

    private String page(String path, AccountId who) throws Exception {
        Cookie cookie = TestSignIn.cookie(context, who);
        MvcTestResult answer = web.get().uri(path).cookie(cookie).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }
}
