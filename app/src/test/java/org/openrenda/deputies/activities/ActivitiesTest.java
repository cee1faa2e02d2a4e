package org.openrenda.deputies.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestClock;
import org.openrenda.deputies.DutyCategory;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.duty.Duty;
import org.openrenda.deputies.groups.GroupId;
import org.openrenda.deputies.groups.GroupMessage;
import org.openrenda.deputies.groups.Groups;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("代表活动")
class ActivitiesTest {

    /** Written here once more on purpose: the table in the code is checked against it. */
    private static final String LAWFUL =
            """
            NONE INVITE INVITED
            NONE SIGN_UP SIGNED_UP
            NONE WAIT WAITING
            NONE SIGN_IN PRESENT
            INVITED SIGN_UP SIGNED_UP
            INVITED WAIT WAITING
            INVITED LEAVE ON_LEAVE
            INVITED SIGN_IN PRESENT
            SIGNED_UP WITHDRAW WITHDRAWN
            SIGNED_UP LEAVE ON_LEAVE
            SIGNED_UP SIGN_IN PRESENT
            WAITING PROMOTE SIGNED_UP
            WAITING WITHDRAW WITHDRAWN
            WAITING SIGN_IN PRESENT
            WITHDRAWN INVITE INVITED
            WITHDRAWN SIGN_UP SIGNED_UP
            WITHDRAWN WAIT WAITING
            WITHDRAWN SIGN_IN PRESENT
            ON_LEAVE SIGN_UP SIGNED_UP
            ON_LEAVE WAIT WAITING
            ON_LEAVE SIGN_IN PRESENT
            """;

    @Autowired private ApplicationContext context;
    @Autowired private Activities activities;
    @Autowired private Groups groups;
    @Autowired private Duty duty;
    @Autowired private MockMvcTester web;

    private SuggestionLife life;

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
    }

    @AfterEach
    void now() {
        TestClock.reset();
    }

    private ActivityId planned(int seats, boolean open, @Nullable GroupId group) {
        Instant starts = context.getBean(Clock.class).instant().plus(Duration.ofDays(3));
        NewActivity plan =
                new NewActivity(
                        life.city.city,
                        group,
                        ActivityKind.INSPECTION,
                        "视察二次供水改造",
                        "",
                        "江滨街道",
                        starts,
                        starts.minus(Duration.ofDays(1)),
                        seats,
                        open,
                        "");
        return life.asks(life.city.clerk, a -> activities.plan(a, plan));
    }

    private AccountId deputy(int nth) {
        return life.city.deputies.get(nth);
    }

    private Place place(ActivityId id, AccountId who) {
        return life.asks(who, a -> activities.place(a, id));
    }

    @Test
    @DisplayName("代表与活动的关系只按写明的表变化，其余一律拒绝")
    void movesOnlyAsWritten() {
        Map<String, Place> lawful = new HashMap<>();
        LAWFUL.lines()
                .map(line -> line.split(" "))
                .forEach(move -> lawful.put(move[0] + move[1], Place.valueOf(move[2])));
        for (Place at : Place.values()) {
            for (Taking act : Taking.values()) {
                Place next = lawful.get(at.name() + act.name());
                assertThat(at.allows(act)).as(at + " " + act).isEqualTo(next != null);
                if (next != null) {
                    assertThat(at.after(act)).isEqualTo(next);
                } else {
                    assertThatThrownBy(() -> at.after(act)).isInstanceOf(Refusal.class);
                }
            }
        }
    }

    @Test
    @DisplayName("点单式活动名额满了进候补；有人取消，最早候补的一名转为报名")
    void waitingListMovesUp() {
        ActivityId id = planned(1, true, null);
        life.does(deputy(0), a -> activities.signUp(a, id));
        assertThat(place(id, deputy(0))).isEqualTo(Place.SIGNED_UP);
        life.does(deputy(1), a -> activities.signUp(a, id));
        assertThat(place(id, deputy(1))).isEqualTo(Place.WAITING);
        life.does(deputy(2), a -> activities.signUp(a, id));
        assertThat(place(id, deputy(2))).isEqualTo(Place.WAITING);
        life.does(deputy(0), a -> activities.withdraw(a, id));
        assertThat(place(id, deputy(1))).isEqualTo(Place.SIGNED_UP);
        assertThat(place(id, deputy(2))).isEqualTo(Place.WAITING);
    }

    @Test
    @DisplayName("只限受邀的活动，别的代表看不到、报不了；截止后不再接受报名")
    void onlyTheInvited() {
        ActivityId id = planned(0, false, null);
        life.does(life.city.clerk, a -> activities.invite(a, id, List.of(deputy(0))));
        assertThatThrownBy(() -> life.asks(deputy(1), a -> activities.signUp(a, id)))
                .hasMessageContaining("受邀");
        assertThatThrownBy(() -> life.asks(deputy(1), a -> activities.activity(a, id)))
                .hasMessageContaining("没有这次活动");
        TestClock.pass(Duration.ofDays(2).plusHours(1));
        assertThatThrownBy(() -> life.asks(deputy(0), a -> activities.signUp(a, id)))
                .hasMessageContaining("截止");
    }

    @Test
    @DisplayName("DEP-29 扫现场的码签到，履职档案就有一条；码过一分钟失效，别的活动的码不能用")
    void signsInByACodeThatDies() {
        ActivityId id = planned(0, true, null);
        ActivityId other = planned(0, true, null);
        String early = life.asks(life.city.clerk, a -> activities.code(a, id));
        assertThatThrownBy(() -> life.does(deputy(0), a -> activities.signIn(a, id, early)))
                .hasMessageContaining("还没有开始");
        TestClock.pass(Duration.ofDays(3));
        String code = life.asks(life.city.clerk, a -> activities.code(a, id));
        assertThatThrownBy(() -> life.does(deputy(0), a -> activities.signIn(a, other, code)))
                .hasMessageContaining("过期");
        life.does(deputy(0), a -> activities.signIn(a, id, code));
        assertThat(place(id, deputy(0))).isEqualTo(Place.PRESENT);
        assertThat(
                        life.reads(() ->
                                duty.between(deputy(0), life.today(), life.today().plusDays(9))))
                .anyMatch(line ->
                        line.category() == DutyCategory.INSPECTION
                                && line.evidence().address().equals("/deputies/activities/" + id));
        TestClock.pass(Duration.ofSeconds(61));
        assertThatThrownBy(() -> life.does(deputy(1), a -> activities.signIn(a, id, code)))
                .hasMessageContaining("过期");
        assertThatThrownBy(() -> life.asks(deputy(1), a -> activities.code(a, id)))
                .isInstanceOf(org.openrenda.platform.Actor.Forbidden.class);
    }

    @Test
    @DisplayName("DEP-29 组织者按名单签到同样写入；按事实重算档案不变")
    void signsInByListAndRecounts() {
        ActivityId id = planned(0, true, null);
        TestClock.pass(Duration.ofDays(3));
        life.does(life.city.clerk, a -> activities.signIn(a, id, List.of(deputy(2), deputy(3))));
        assertThatThrownBy(() ->
                        life.does(
                                life.city.clerk, a -> activities.signIn(a, id, List.of(deputy(2)))))
                .hasMessageContaining("已经签到");
        var recount = life.asks(life.city.clerk, a -> duty.recount(a, life.city.city));
        assertThat(recount.added()).isZero();
        assertThat(recount.unfounded()).isEmpty();
        assertThatThrownBy(() -> life.does(life.city.clerk, a -> activities.cancel(a, id, "雨")))
                .hasMessageContaining("已经有代表签到");
    }

    @Test
    @DisplayName("DEP-28 请假须写理由，名额让给候补")
    void leaveNeedsAReason() {
        ActivityId id = planned(1, true, null);
        life.does(deputy(0), a -> activities.signUp(a, id));
        life.does(deputy(1), a -> activities.signUp(a, id));
        assertThatThrownBy(() -> life.does(deputy(0), a -> activities.askLeave(a, id, " ")))
                .isInstanceOf(Refusal.class);
        life.does(deputy(0), a -> activities.askLeave(a, id, "住院"));
        assertThat(place(id, deputy(0))).isEqualTo(Place.ON_LEAVE);
        assertThat(place(id, deputy(1))).isEqualTo(Place.SIGNED_UP);
    }

    @Test
    @DisplayName("DEP-21 小组一年活动不足次数的列出来，办一次少差一次；成员随小组受邀")
    void showsTheGap() {
        GroupId group = life.asks(life.city.clerk, a -> groups.form(a, life.city.city, "城建小组", ""));
        life.does(life.city.clerk, a -> groups.join(a, group, List.of(deputy(0), deputy(1))));
        int year = life.today().plusDays(3).getYear();
        assertThat(gap(group, year).missing()).isEqualTo(3);
        ActivityId id = planned(0, false, group);
        assertThat(place(id, deputy(1))).isEqualTo(Place.INVITED);
        TestClock.pass(Duration.ofDays(3));
        life.does(life.city.clerk, a -> activities.hold(a, id, "提出意见三条", List.of()));
        assertThat(gap(group, year).missing()).isEqualTo(2);
    }

    private GroupGap gap(GroupId group, int year) {
        return life.reads(() -> activities.gaps(life.city.city, year)).stream()
                .filter(one -> one.group().equals(group))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("小组里说的话只有成员看得到")
    void groupsKeepTheirWords() {
        GroupId group = life.asks(life.city.clerk, a -> groups.form(a, life.city.city, "教育小组", ""));
        life.does(life.city.clerk, a -> groups.join(a, group, List.of(deputy(0), deputy(1))));
        life.does(deputy(0), a -> groups.say(a, group, "周三一起去看看"));
        List<GroupMessage> read = life.asks(deputy(1), a -> groups.messages(a, group));
        assertThat(read).extracting(GroupMessage::text).containsExactly("周三一起去看看");
        assertThatThrownBy(() -> life.asks(deputy(2), a -> groups.messages(a, group)))
                .hasMessageContaining("没有这个小组");
        assertThatThrownBy(() -> life.asks(life.city.clerk, a -> groups.messages(a, group)))
                .hasMessageContaining("没有这个小组");
    }

    @Test
    @DisplayName("议案、活动、小组、履职档案的页面，各人都能打开自己的")
    void pagesOpen() throws Exception {
        ActivityId id = planned(5, true, null);
        Map<AccountId, List<String>> pages =
                Map.of(
                        life.city.clerk,
                        List.of(
                                "/deputies/motions",
                                "/deputies/motions/sessions",
                                "/deputies/activities",
                                "/deputies/activities/new",
                                "/deputies/activities/" + id,
                                "/deputies/activities/" + id + "/code",
                                "/deputies/groups",
                                "/deputies/duty",
                                "/deputies/duty/points",
                                "/deputies/duty/of/" + deputy(0)),
                        deputy(0),
                        List.of(
                                "/deputies/motions/mine",
                                "/deputies/motions/new",
                                "/deputies/activities/open",
                                "/deputies/activities/" + id,
                                "/deputies/activities/" + id + "/sign-in?code=1",
                                "/deputies/groups",
                                "/deputies/duty/mine"));
        for (var one : pages.entrySet()) {
            for (String page : one.getValue()) {
                var answer =
                        web.get()
                                .uri(page)
                                .cookie(TestSignIn.cookie(context, one.getKey()))
                                .exchange()
                                .getResponse();
                assertThat(answer.getStatus()).as(page).isEqualTo(200);
            }
        }
    }
}
